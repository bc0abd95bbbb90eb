package org.graft.engine.study.analysis;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.Refusal;

/** Computes what may be refused, and keeps the reason where it is. */
final class Attempt {
  private Attempt() {}

  /** An estimate, or the reason why there is none. */
  static Estimate estimate(Supplier<Estimate> estimate) {
    try {
      return estimate.get();
    } catch (Refusal refusal) {
      return Estimate.refused(reason(refusal));
    }
  }

  /** A number, or the reason why there is none. */
  static Estimate number(DoubleSupplier number) {
    return estimate(() -> Estimate.of(number.getAsDouble()));
  }

  /** A number with its interval; each may be refused for itself. */
  static Estimate number(DoubleSupplier number, Supplier<Interval> interval) {
    Estimate value = number(number);
    if (value.value().isEmpty()) {
      return value;
    }
    try {
      return Estimate.of(value.orNaN(), interval.get());
    } catch (Refusal refusal) {
      return Estimate.withoutInterval(value.orNaN(), reason(refusal));
    }
  }

  /** A test, or the reason why it was not done. */
  static TestResult test(String name, Supplier<TestResult> test) {
    try {
      return test.get();
    } catch (Refusal refusal) {
      return TestResult.refused(name, reason(refusal));
    }
  }

  /** An interval as reports have it. */
  static Interval interval(double[] limits, double confidence, String method) {
    return new Interval(limits[0], limits[1], confidence, method);
  }

  private static String reason(Refusal refusal) {
    return String.valueOf(refusal.getMessage());
  }
}
