package org.graft.engine.study.words;

import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult.FailureRate;
import org.graft.spi.result.study.TestResult;

/**
 * What a sentence about two strategies is made of.
 *
 * @param first the strategy it is about
 * @param second the strategy it is compared with
 * @param measure what scores measure
 * @param rope smallest difference of interest; 0 for none
 * @param alpha level over the family
 * @param over how much evidence: {@code 30 paired repeats of one source model}
 * @param difference first less second
 * @param test of the difference, adjusted
 * @param equivalence two one-sided tests, adjusted
 * @param spreadRatio deviation of the first over that of the second
 * @param spread test of spread, adjusted
 * @param failedFirst failures of the first
 * @param failedSecond failures of the second
 */
public record Claim(
    String first,
    String second,
    Measure measure,
    double rope,
    double alpha,
    String over,
    Estimate difference,
    TestResult test,
    TestResult equivalence,
    Estimate spreadRatio,
    TestResult spread,
    FailureRate failedFirst,
    FailureRate failedSecond) {
  /** Whether the difference speaks for the first. */
  boolean favoursFirst() {
    return measure.favours(difference.orNaN());
  }

  String winner() {
    return favoursFirst() ? first : second;
  }

  String loser() {
    return favoursFirst() ? second : first;
  }
}
