package org.graft.engine.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of rows, a share of them, or all: {@code 500}, {@code 0.2}, {@code all}.
 *
 * @param value whole for a number of rows, 1 or more; a share in (0, 1); or 0 for all
 */
public record Portion(BigDecimal value) {
  private static final String EVERY = "all";
  private static final String EXPECTED =
      "expected a share between 0 and 1 (0.2) or a number of rows (500), found ";

  /** All rows. */
  public static final Portion ALL = new Portion(BigDecimal.ZERO);

  /** Checks the range. */
  public Portion {
    value = value.stripTrailingZeros();
    boolean share = value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0;
    boolean number = value.compareTo(BigDecimal.ONE) >= 0 && value.scale() <= 0;
    if (!share && !(number && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)) {
      throw new IllegalArgumentException(EXPECTED + value.toPlainString());
    }
  }

  /**
   * Reads {@code 500}, {@code 0.2} or {@code all}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Portion parse(String text) {
    if (text.strip().equals(EVERY)) {
      return ALL;
    }
    try {
      BigDecimal value = new BigDecimal(text.strip());
      if (value.signum() != 0) {
        return new Portion(value);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(EXPECTED + text, e);
    }
    throw new IllegalArgumentException(EXPECTED + text);
  }

  /**
   * How many of {@code total} rows: shares are rounded to the nearest number, halves up.
   *
   * @param what the parameter, for the message
   * @throws IllegalArgumentException if none or all of the rows would be taken
   */
  int of(int total, String what) {
    int rows = equals(ALL) ? total : number(total);
    if (rows < 1 || rows >= total) {
      throw new IllegalArgumentException(
          "%s: %s takes %d of %d rows; expected 1 to %d"
              .formatted(what, this, rows, total, total - 1));
    }
    return rows;
  }

  private int number(int total) {
    return value.compareTo(BigDecimal.ONE) < 0
        ? value
            .multiply(BigDecimal.valueOf(total))
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact()
        : value.intValueExact();
  }

  @Override
  public String toString() {
    return equals(ALL) ? EVERY : value.toPlainString();
  }
}
