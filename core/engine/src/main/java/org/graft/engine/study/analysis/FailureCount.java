package org.graft.engine.study.analysis;

import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.StrategyResult.FailureRate;
import org.graft.stats.Better;
import org.graft.stats.spread.BinomialRate;
import org.graft.stats.spread.Failures;

/** How often training failed: a score on the bad side of the declared threshold, or an error. */
final class FailureCount {
  private FailureCount() {}

  static FailureRate of(Setting.Arm arm, Rules rules) {
    double[] values = arm.values();
    int of = values.length + arm.broken();
    if (rules.failure().isEmpty()) {
      return new FailureRate(
          "", arm.broken(), of, Estimate.refused("no failure threshold was declared"));
    }
    double threshold = rules.failure().getAsDouble();
    Better better = rules.higherIsBetter() ? Better.HIGHER : Better.LOWER;
    int failed = arm.broken();
    for (double value : values) {
      failed += Failures.failed(value, threshold, better) ? 1 : 0;
    }
    int count = failed;
    return new FailureRate(
        rules.measure().metric()
            + (rules.higherIsBetter() ? " below " : " above ")
            + threshold
            + ", or broken",
        failed,
        of,
        Attempt.estimate(
            () -> {
              BinomialRate rate = new BinomialRate(count, of);
              return Estimate.of(
                  rate.rate(),
                  Attempt.interval(
                      rate.clopperPearson(rules.confidence()).toArray(),
                      rules.confidence(),
                      "Clopper-Pearson"));
            }));
  }
}
