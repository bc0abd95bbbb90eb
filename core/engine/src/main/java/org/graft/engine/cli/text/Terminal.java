package org.graft.engine.cli.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The terminal: its width, and what goes to it. */
public final class Terminal {
  private static final int USUAL = 100;
  private static final int NARROWEST = 40;

  private static final int USUAL_HEIGHT = 24;
  private static final int LOWEST = 6;

  private static volatile PrintStream error = System.err;
  private static volatile Optional<Redrawn> screen = Optional.empty();

  private Terminal() {}

  /** Columns, from {@code COLUMNS}, else 100. */
  public static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns != null && columns.matches("[0-9]{2,4}")) {
      return Math.max(NARROWEST, Integer.parseInt(columns));
    }
    return USUAL;
  }

  /** Lines, from {@code LINES}, else 24. */
  static int height() {
    String lines = System.getenv("LINES");
    return lines != null && lines.matches("[0-9]{1,4}")
        ? Math.max(LOWEST, Integer.parseInt(lines))
        : USUAL_HEIGHT;
  }

  /** What is drawn over itself, where there is a terminal; whatever else is printed clears it. */
  public static Optional<Redrawn> screen() {
    if (Boolean.getBoolean("graft.terminal") && screen.isEmpty()) {
      screen = Optional.of(new Redrawn(error));
    }
    return screen;
  }

  /** Makes room for what is printed otherwise. */
  static void clear() {
    screen.ifPresent(Redrawn::clear);
  }

  /** Makes standard output and error safe for whatever is printed, see {@link SafeStream}. */
  public static void guard() {
    if (!(System.out instanceof SafeStream)) {
      System.setOut(new SafeStream(System.out));
    }
    if (!(System.err instanceof SafeStream)) {
      error = System.err;
      System.setErr(new SafeStream(System.err));
    }
  }

  /**
   * Standard error as it is, for progress that draws over itself; names and messages go there
   * through {@link org.graft.engine.plugin.Visible}.
   */
  public static PrintStream error() {
    return error;
  }

  /** Whether somebody can answer a question: standard input is a terminal. */
  public static boolean answers() {
    return Boolean.getBoolean("graft.answers");
  }

  /** Asks a question on standard output; true if the answer is yes. */
  public static boolean agrees(String question) throws IOException {
    System.out.print(question + " [y/N] ");
    System.out.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y(es)?");
  }

  /** A writer that prints to {@code stream}, in the charset of that. */
  public static PrintWriter writer(PrintStream stream) {
    Writer printing =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            stream.print(new String(text, from, length));
          }

          @Override
          public void flush() {
            stream.flush();
          }

          @Override
          public void close() {
            stream.flush();
          }
        };
    return new PrintWriter(printing, true);
  }
}
