package org.graft.engine.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time with its unit: {@code 90 s}, {@code 10 min}, {@code 1.5 h}, {@code 2 d}.
 *
 * @param number how many, above 0
 * @param unit of what: s, min, h or d
 */
public record TimeSpan(BigDecimal number, String unit) {
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "min", 60L, "h", 3_600L, "d", 86_400L);
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(s|min|h|d)");
  private static final String EXPECTED =
      "expected a time with its unit (90 s, 10 min, 8 h, 2 d), found ";

  /** Checks that it is some time. */
  public TimeSpan {
    number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (number.signum() <= 0 || !SECONDS.containsKey(unit)) {
      throw new IllegalArgumentException(EXPECTED + number.toPlainString() + " " + unit);
    }
  }

  /**
   * Reads a number and a unit.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static TimeSpan parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(EXPECTED + text);
    }
    return new TimeSpan(new BigDecimal(matcher.group(1)), matcher.group(2));
  }

  /** The same as the JDK has it. */
  public Duration duration() {
    BigDecimal seconds = number.multiply(BigDecimal.valueOf(SECONDS.getOrDefault(unit, 1L)));
    return Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue()));
  }

  @Override
  public String toString() {
    return number.toPlainString() + " " + unit;
  }
}
