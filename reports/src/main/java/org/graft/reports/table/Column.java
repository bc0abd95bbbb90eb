package org.graft.reports.table;

/**
 * A column of a table.
 *
 * @param title its heading
 * @param kind what it holds
 * @param meaning what the heading means, for who points at it; may be empty
 */
public record Column(String title, Kind kind, String meaning) {
  /** What a column holds. */
  public enum Kind {
    /** Words, flush left. */
    WORDS,
    /** Numbers, flush right. */
    NUMBERS
  }

  /** A column of words. */
  public static Column words(String title) {
    return new Column(title, Kind.WORDS, "");
  }

  /** A column of numbers. */
  public static Column numbers(String title, String meaning) {
    return new Column(title, Kind.NUMBERS, meaning);
  }
}
