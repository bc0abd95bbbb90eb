package org.graft.engine.cli.text;

/** The terminal's width. */
public final class Terminal {
  private static final int USUAL = 100;
  private static final int NARROWEST = 40;

  private Terminal() {}

  /** From {@code COLUMNS}, else 100. */
  public static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns != null && columns.matches("[0-9]{2,4}")) {
      return Math.max(NARROWEST, Integer.parseInt(columns));
    }
    return USUAL;
  }
}
