package org.graft.engine.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void saysNothingOfWhatIsQuicklyDone() {
    ProgressLine line = new ProgressLine(out, true);
    line.at(() -> "read 10 rows");
    line.end();
    assertThat(said()).isEmpty();
  }

  @Test
  void drawsOverItselfOnATerminalAndLeavesNothingThere() {
    ProgressLine line = new ProgressLine(out, true, 0, 0);
    line.at(() -> "read 10 rows");
    line.at(() -> "read 20 rows");
    line.end();
    assertThat(said()).isEqualTo("\r\u001b[Kread 10 rows\r\u001b[Kread 20 rows\r\u001b[K");
  }

  @Test
  void printsLinesElsewhere() {
    ProgressLine line = new ProgressLine(out, false, 0, 0);
    line.at(() -> "compared 1 of 2 settings");
    line.end();
    assertThat(said()).isEqualTo("compared 1 of 2 settings" + System.lineSeparator());
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
