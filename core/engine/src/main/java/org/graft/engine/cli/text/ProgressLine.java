package org.graft.engine.cli.text;

import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * How far work is that may take seconds: a line that is drawn over itself on a terminal, a line now
 * and then elsewhere. What is done within a second says nothing. Used from one thread.
 */
public final class ProgressLine {
  private static final long SECOND = 1_000_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final long every;
  private long next;
  private boolean drawn;

  /** Progress to {@code out}, drawn over itself if that is a terminal. */
  public ProgressLine(PrintStream out, boolean terminal) {
    this(out, terminal, terminal ? SECOND / 5 : 5 * SECOND, SECOND);
  }

  ProgressLine(PrintStream out, boolean terminal, long everyNanos, long silentNanos) {
    this.out = out;
    this.terminal = terminal;
    this.every = everyNanos;
    this.next = System.nanoTime() + silentNanos;
  }

  /** Work is at {@code what}, which is asked for where it is shown. */
  public void at(Supplier<String> what) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + every;
    if (terminal) {
      out.print(CLEAR + what.get());
      drawn = true;
    } else {
      out.println(what.get());
    }
    out.flush();
  }

  /** Takes the drawn line away, before anything else is printed. */
  public void end() {
    if (drawn) {
      out.print(CLEAR);
      out.flush();
      drawn = false;
    }
  }
}
