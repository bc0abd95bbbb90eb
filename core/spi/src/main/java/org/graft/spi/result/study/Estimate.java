package org.graft.spi.result.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number with its interval, or the reason why there is none.
 *
 * @param value the number; empty where it was refused
 * @param interval its interval; empty where there is none
 * @param refusal why the number, or only its interval, is missing; empty where nothing is
 */
public record Estimate(
    OptionalDouble value, Optional<Interval> interval, Optional<String> refusal) {
  /** Checks that what is missing has a reason. */
  public Estimate {
    if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
      throw new IllegalArgumentException("an estimate is a number or a refusal with its reason");
    }
    if (value.isEmpty() && (refusal.isEmpty() || interval.isPresent())) {
      throw new IllegalArgumentException("a missing estimate needs a reason and has no interval");
    }
  }

  /** A number that has no interval and needs none. */
  public static Estimate of(double value) {
    return new Estimate(OptionalDouble.of(value), Optional.empty(), Optional.empty());
  }

  /** A number with its interval. */
  public static Estimate of(double value, Interval interval) {
    return new Estimate(OptionalDouble.of(value), Optional.of(interval), Optional.empty());
  }

  /** A number whose interval was refused for {@code reason}. */
  public static Estimate withoutInterval(double value, String reason) {
    return new Estimate(OptionalDouble.of(value), Optional.empty(), Optional.of(reason));
  }

  /** No number, for {@code reason}. */
  public static Estimate refused(String reason) {
    return new Estimate(OptionalDouble.empty(), Optional.empty(), Optional.of(reason));
  }

  /** The number, or NaN where it was refused. */
  public double orNaN() {
    return value.orElse(Double.NaN);
  }
}
