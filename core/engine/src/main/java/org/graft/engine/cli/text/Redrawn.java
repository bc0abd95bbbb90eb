package org.graft.engine.cli.text;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines at the end of a terminal that are drawn over themselves. The cursor waits at the first of
 * them, so that whatever else is printed takes their place.
 */
public final class Redrawn {
  private static final String CLEAR = "\r\u001b[J";

  private final PrintStream out;
  private boolean drawn;

  /** On a terminal that {@code out} prints to as it is. */
  public Redrawn(PrintStream out) {
    this.out = out;
  }

  /** Draws lines, none of them wider than the terminal and fewer than it has, over the last. */
  public synchronized void draw(List<String> lines) {
    String up = lines.size() > 1 ? "\u001b[" + (lines.size() - 1) + "A" : "";
    out.print(CLEAR + String.join("\n", lines) + "\r" + up);
    out.flush();
    drawn = true;
  }

  /** Takes them away. */
  public synchronized void clear() {
    if (drawn) {
      out.print(CLEAR);
      out.flush();
      drawn = false;
    }
  }
}
