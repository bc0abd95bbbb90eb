package org.graft.datasets.tables;

import java.util.regex.Pattern;

/**
 * How numbers are written: digits with one decimal mark and perhaps an exponent, and nothing that
 * only Java takes for a number, such as {@code 1d}, {@code 0x1p3} or {@code NaN}.
 *
 * @param decimal the mark, a point or a comma
 */
record Numerals(char decimal) {
  private static final Pattern POINT =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** With a decimal point. */
  static final Numerals PLAIN = new Numerals('.');

  /** Whether {@code text} is a number. */
  boolean isNumber(String text) {
    return POINT.matcher(pointed(text)).matches();
  }

  /**
   * Its value.
   *
   * @throws IllegalArgumentException saying what was expected and found
   */
  float value(String text) {
    if (!isNumber(text)) {
      boolean comma = decimal == '.' && new Numerals(',').isNumber(text);
      throw new IllegalArgumentException(
          "expected a number, found '%s'%s"
              .formatted(text, comma ? "; for decimal commas write decimal: ','" : ""));
    }
    float value = Float.parseFloat(pointed(text));
    if (Float.isInfinite(value)) {
      throw new IllegalArgumentException(
          "'%s' is too large; expected numbers up to 3.4e38".formatted(text));
    }
    return value;
  }

  private String pointed(String text) {
    if (decimal == '.') {
      return text;
    }
    // A point then is none: 1.500,5 is refused as it is no number that all readers agree on.
    return text.indexOf('.') >= 0 ? "" : text.replace(decimal, '.');
  }
}
