package org.graft.engine.study.analysis;

import java.util.function.Supplier;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.location.PermutationP;

/**
 * A test with the smallest p-value that it could have given.
 *
 * @param test what it found
 * @param smallest what the arrangements allow, and what the draws allow where it draws
 */
record Reached(TestResult test, PValue smallest) {
  /** A permutation test whose arrangements allow {@code exact}. */
  static Reached of(TestResult test, PermutationP p, PValue exact) {
    return p.exact() ? new Reached(test, exact) : drawn(test, p.permutations(), exact);
  }

  /** A test by so many random arrangements, of which the observed one counts as one. */
  static Reached drawn(TestResult test, double draws, PValue exact) {
    PValue least = PValue.of(1 / (draws + 1));
    return new Reached(test, least.compareTo(exact) > 0 ? least : exact);
  }

  /** A test, or the reason why it was not done. */
  static Reached attempt(String name, PValue smallest, Supplier<Reached> test) {
    try {
      return test.get();
    } catch (Refusal refusal) {
      return new Reached(TestResult.refused(name, String.valueOf(refusal.getMessage())), smallest);
    }
  }
}
