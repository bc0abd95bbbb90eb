package org.graft.engine.study.analysis;

import java.util.List;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Origin;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.Claim;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.StrategyResult.FailureRate;
import org.graft.spi.result.study.Verdict;

/**
 * Turns evidence and its adjusted tests into comparisons with their decisions.
 *
 * @param rules what was declared
 * @param setting where
 * @param strategies its strategies' numbers
 * @param origin what else is known of the scores
 */
record ComparisonWriter(
    Rules rules, Setting setting, List<StrategyResult> strategies, Origin origin) {

  Comparison write(Evidence e, FamilyAdjustment.Adjusted adjusted, Role role) {
    Claim claim =
        new Claim(
            e.first(),
            e.second(),
            rules.measure(),
            rules.rope(),
            rules.alpha(),
            over(e.sample()),
            e.location().difference(),
            adjusted.test(),
            adjusted.equivalence(),
            e.spread().ratio(),
            adjusted.spread(),
            failures(e.first()),
            failures(e.second()));
    Decision decision = Verdicts.decide(claim, e.sample());
    boolean testable = decision.verdict() != Verdict.NOT_TESTABLE;
    return new Comparison(
        e.first(),
        e.second(),
        role,
        decision,
        e.differences(),
        Math.min(e.sample().first(), e.sample().second()),
        new Comparison.Location(
            e.location().difference(),
            adjusted.test(),
            e.location().wilcoxon(),
            e.location().hodgesLehmann(),
            e.location().normality()),
        e.effect(),
        new Comparison.Equivalence(
            adjusted.equivalence(),
            testable && Verdicts.rejects(adjusted.equivalence(), rules.alpha())),
        e.posterior(),
        new Comparison.SpreadComparison(e.spread().ratio(), adjusted.spread()));
  }

  private FailureRate failures(String strategy) {
    return strategies.stream()
        .filter(s -> s.strategy().equals(strategy))
        .map(StrategyResult::failures)
        .findFirst()
        .orElseThrow();
  }

  /** How much evidence, in words. */
  private String over(Evidence.Sample sample) {
    int n = sample.first();
    if (rules.layout() instanceof Layout.Resamples) {
      return Numbers.count(n, "overlapping resample");
    }
    if (sample.clustered()) {
      String cluster = sample.cluster();
      if (!sample.paired()) {
        return n + " and " + sample.second() + " unpaired " + Numbers.plural(cluster);
      }
      String unit =
          setting.matching() == Setting.Matching.BLOCKS ? "paired " + origin.unit() : "repeat";
      String each =
          sample.trials() == n ? "" : " with " + Numbers.count(sample.trials(), unit) + " in all";
      return Numbers.count(n, cluster) + each;
    }
    if (!sample.paired()) {
      return n + " and " + sample.second() + " unpaired " + Numbers.plural(origin.unit());
    }
    String source = setting.clusters().count() == 1 ? " of one " + setting.clusters().noun() : "";
    return Numbers.count(n, "paired " + origin.unit()) + source;
  }
}
