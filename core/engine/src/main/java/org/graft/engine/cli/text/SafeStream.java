package org.graft.engine.cli.text;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.graft.engine.plugin.Visible;
import org.graft.engine.run.StepOutput;

/**
 * Standard output or error, safe for a terminal whatever a name, a message or a plugin holds:
 * controls are shown and not sent, floods are cut off, and nobody can close it. Text comes as UTF-8
 * and goes out in the charset of the stream behind.
 */
final class SafeStream extends PrintStream {
  SafeStream(PrintStream behind) {
    super(new Showing(behind), true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    flush();
  }

  private static final class Showing extends OutputStream {
    /** Bytes that count as a line where no line ends. */
    private static final int LONG_LINE = 1 << 13;

    private final PrintStream behind;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    Showing(PrintStream behind) {
      this.behind = behind;
    }

    @Override
    public void write(int next) {
      write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      if (!StepOutput.admits(lines(bytes, from, length))) {
        return;
      }
      ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length);
      all.put(rest).put(bytes, from, length).flip();
      CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
      decoder.decode(all, text, false);
      rest = ByteBuffer.allocate(all.remaining()).put(all).flip();
      Terminal.clear();
      behind.print(Visible.text(text.flip().toString()));
    }

    private static long lines(byte[] bytes, int from, int length) {
      long ends = length / LONG_LINE;
      for (int i = from; i < from + length; i++) {
        ends += bytes[i] == '\n' ? 1 : 0;
      }
      return ends;
    }

    @Override
    public synchronized void flush() {
      behind.flush();
    }
  }
}
