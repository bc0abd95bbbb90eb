package org.graft.engine.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of rows, or a share of them: {@code 500}, {@code 0.2}.
 *
 * @param value whole for a number of rows, 1 or more; otherwise a share in (0, 1)
 */
public record Portion(BigDecimal value) {
  /** Checks the range. */
  public Portion {
    value = value.stripTrailingZeros();
    boolean share = value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
    boolean number = value.compareTo(BigDecimal.ONE) >= 0 && value.scale() <= 0;
    if (!share && !(number && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)) {
      throw new IllegalArgumentException(
          "expected a share between 0 and 1 (0.2) or a number of rows (500), found "
              + value.toPlainString());
    }
  }

  /**
   * Reads {@code 500} or {@code 0.2}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Portion parse(String text) {
    try {
      return new Portion(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a share between 0 and 1 (0.2) or a number of rows (500), found " + text, e);
    }
  }

  /**
   * How many of {@code total} rows: shares are rounded to the nearest number, halves up.
   *
   * @param what the parameter, for the message
   * @throws IllegalArgumentException if none or all of the rows would be taken
   */
  int of(int total, String what) {
    int rows =
        value.compareTo(BigDecimal.ONE) < 0
            ? value
                .multiply(BigDecimal.valueOf(total))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact()
            : value.intValueExact();
    if (rows < 1 || rows >= total) {
      throw new IllegalArgumentException(
          "%s: %s takes %d of %d rows; expected 1 to %d"
              .formatted(what, this, rows, total, total - 1));
    }
    return rows;
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
