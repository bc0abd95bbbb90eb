package org.graft.spi.result.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.stats.PValue;

/**
 * What a test found, or why it could not be done.
 *
 * @param test its full name with its variant: {@code sign-flip permutation test of the mean
 *     difference, exact, two-sided}
 * @param statistic its statistic, where it has one
 * @param degrees degrees of freedom of the statistic's distribution: one for t and chi-squared, two
 *     for F; empty where it has none
 * @param p its p-value, carried as a logarithm; empty where the test was refused
 * @param adjusted the p-value adjusted over the family; empty where no adjustment applies
 * @param adjustment name of the adjustment, such as {@code Holm}; empty where none applies
 * @param note what a reader must know beside the p-value: ties, zeros, a Monte Carlo interval, the
 *     reason of a refusal; empty where there is nothing
 */
public record TestResult(
    String test,
    OptionalDouble statistic,
    List<Double> degrees,
    Optional<PValue> p,
    Optional<PValue> adjusted,
    Optional<String> adjustment,
    Optional<String> note) {
  /** Copies the list and checks that a missing p-value has a reason. */
  public TestResult {
    degrees = List.copyOf(degrees);
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
        List.of(),
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
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  /** This result with the degrees of freedom of its statistic. */
  public TestResult withDegrees(double... numbers) {
    return new TestResult(
        test, statistic, Arrays.stream(numbers).boxed().toList(), p, adjusted, adjustment, note);
  }

  /** This result with its p-value adjusted over its family. */
  public TestResult adjusted(PValue value, String name) {
    return new TestResult(test, statistic, degrees, p, Optional.of(value), Optional.of(name), note);
  }

  /** This result with a note. */
  public TestResult noted(String text) {
    return new TestResult(test, statistic, degrees, p, adjusted, adjustment, Optional.of(text));
  }

  /** The adjusted p-value, or the raw one where no adjustment applies. */
  public Optional<PValue> decisive() {
    return adjusted.isPresent() ? adjusted : p;
  }
}
