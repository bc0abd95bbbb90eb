package org.graft.spi.result.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.stats.PValue;

/**
 * What a test found, or why it could not be done.
 *
 * @param test its full name with its variant: {@code sign-flip permutation test of the mean
 *     difference, exact, two-sided}
 * @param statistic its statistic, where it has one
 * @param p its p-value, carried as a logarithm; empty where the test was refused
 * @param adjusted the p-value adjusted over the family; empty where no adjustment applies
 * @param adjustment name of the adjustment, such as {@code Holm}; empty where none applies
 * @param note what a reader must know beside the p-value: ties, zeros, a Monte Carlo interval, the
 *     reason of a refusal; empty where there is nothing
 */
public record TestResult(
    String test,
    OptionalDouble statistic,
    Optional<PValue> p,
    Optional<PValue> adjusted,
    Optional<String> adjustment,
    Optional<String> note) {
  /** Checks that a missing p-value has a reason. */
  public TestResult {
    if (p.isEmpty() && note.isEmpty()) {
      throw new IllegalArgumentException(test + " has no p-value and no reason");
    }
    if (adjusted.isPresent() && adjustment.isEmpty()) {
      throw new IllegalArgumentException(test + " has an adjusted p-value of no adjustment");
    }
  }

  /** A test that stands alone. */
  public static TestResult of(String test, double statistic, PValue p) {
    return new TestResult(
        test,
        Double.isNaN(statistic) ? OptionalDouble.empty() : OptionalDouble.of(statistic),
        Optional.of(p),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A test that was not done, for {@code reason}. */
  public static TestResult refused(String test, String reason) {
    return new TestResult(
        test,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  /** This result with its p-value adjusted over its family. */
  public TestResult adjusted(PValue value, String name) {
    return new TestResult(test, statistic, p, Optional.of(value), Optional.of(name), note);
  }

  /** This result with a note. */
  public TestResult noted(String text) {
    return new TestResult(test, statistic, p, adjusted, adjustment, Optional.of(text));
  }

  /** The adjusted p-value, or the raw one where no adjustment applies. */
  public Optional<PValue> decisive() {
    return adjusted.isPresent() ? adjusted : p;
  }
}
