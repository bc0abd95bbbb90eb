package org.graft.engine.plugin;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal forms of doubles that are the same on every JDK. */
public final class Decimals {
  private Decimals() {}

  /**
   * The shortest decimal that reads back as {@code value}. ({@code Double.toString} gave longer
   * ones before JDK 19, which would change ids with the JDK.)
   */
  public static BigDecimal shortest(double value) {
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal candidate = rounded(value, digits);
      if (candidate.doubleValue() == value) {
        return candidate;
      }
    }
    return rounded(value, 17);
  }

  /** {@code value} to {@code digits} digits, without trailing zeros. */
  public static BigDecimal rounded(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    boolean whole = rounded.scale() < 0 && rounded.precision() - rounded.scale() <= 15;
    return whole ? rounded.setScale(0) : rounded;
  }
}
