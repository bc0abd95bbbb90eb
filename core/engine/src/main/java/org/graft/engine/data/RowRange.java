package org.graft.engine.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of rows, counted from 0, both ends included: {@code 500-999}; {@code 500} means the first
 * 500.
 *
 * @param from first row
 * @param to last row
 */
public record RowRange(int from, int to) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*(?:-\\s*(\\d{1,9})\\s*)?");

  /** Checks the order. */
  public RowRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "expected the first row before the last, found " + from + "-" + to);
    }
  }

  /**
   * Reads {@code 500} or {@code 500-999}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static RowRange parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected how many rows (500) or a range of them (500-999), found " + text);
    }
    int first = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) != null) {
      return new RowRange(first, Integer.parseInt(matcher.group(2)));
    }
    if (first == 0) {
      throw new IllegalArgumentException("expected 1 row or more, found " + text);
    }
    return new RowRange(0, first - 1);
  }

  @Override
  public String toString() {
    return from + "-" + to;
  }
}
