package org.graft.engine.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SafeStreamTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void showsControlsAndSpeaksTheTerminalsCharset() {
    PrintStream stream = new SafeStream(new PrintStream(bytes, true, StandardCharsets.ISO_8859_1));
    stream.println("é \u001b[31m");
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).isEqualTo("é \\x1b[31m\n");
  }

  @Test
  void putsLettersTogetherThatComeInTwoPieces() {
    PrintStream stream = new SafeStream(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    for (byte b : "手写 \uD83D\uDE00\n".getBytes(StandardCharsets.UTF_8)) {
      stream.write(b);
    }
    stream.flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("手写 \uD83D\uDE00\n");
  }

  @Test
  void staysOpen() {
    PrintStream stream = new SafeStream(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    stream.close();
    stream.print("still here");
    stream.flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("still here");
  }
}
