package org.graft.engine.study.analysis;

import java.util.Optional;
import org.graft.engine.study.words.DatasetSentences;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.Verdict;

/**
 * The answer to one comparison over many data sets. Equivalence is said where two one-sided tests
 * against the declared rope reject over the family, so that it is wrong in at most alpha of
 * studies.
 */
final class DatasetVerdicts {
  private DatasetVerdicts() {}

  static Decision decide(DatasetSentences.Claim claim, Evidence.Sample sample) {
    Optional<String> obstacle = obstacle(claim, sample);
    if (obstacle.isPresent()) {
      return new Decision(
          Verdict.NOT_TESTABLE, DatasetSentences.notTestable(claim, obstacle.get()), obstacle);
    }
    double alpha = claim.rules().alpha();
    if (Verdicts.rejects(claim.equivalence(), alpha)) {
      return new Decision(Verdict.EQUIVALENT, DatasetSentences.equivalent(claim), Optional.empty());
    }
    if (Verdicts.rejects(claim.test(), alpha)) {
      return new Decision(
          claim.favoursFirst() ? Verdict.BETTER : Verdict.WORSE,
          DatasetSentences.better(claim),
          Optional.empty());
    }
    return new Decision(
        Verdict.UNDECIDED,
        DatasetSentences.undecided(claim),
        Optional.of(
            claim.rules().rope() > 0
                ? "neither a difference nor equivalence was shown"
                : "a difference was not shown, and no smallest difference of interest was"
                    + " declared"));
  }

  private static Optional<String> obstacle(DatasetSentences.Claim claim, Evidence.Sample sample) {
    int n = sample.first();
    if (sample.variation() == Evidence.Variation.IDENTICAL) {
      return Optional.of("they are identical on all " + Numbers.count(n, "data set"));
    }
    if (sample.variation() == Evidence.Variation.NEVER) {
      return Optional.of(
          "their scores never vary from one data set to another: all "
              + Numbers.count(n, "data set")
              + " together count as one observation");
    }
    if (claim.test().p().isEmpty()) {
      return n < 2
          ? Optional.of(
              n == 0 ? "no data set has scores of all strategies" : "there is only one data set")
          : claim.test().note();
    }
    double smallest = sample.smallest().value();
    if (smallest > claim.rules().alpha() * (1 + 1e-9)) {
      return Optional.of(
          "with "
              + Numbers.count(sample.differing(), "data set")
              + " on which they differ the smallest p-value that the test can reach is "
              + Numbers.significant(smallest, 3)
              + ", above "
              + claim.rules().alpha());
    }
    return Optional.empty();
  }
}
