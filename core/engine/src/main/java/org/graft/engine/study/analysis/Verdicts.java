package org.graft.engine.study.analysis;

import java.util.Optional;
import org.graft.engine.study.words.Claim;
import org.graft.engine.study.words.Numbers;
import org.graft.engine.study.words.Sentences;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.TestResult;
import org.graft.spi.result.study.Verdict;
import org.graft.stats.PValue;

/** The answer to one comparison, by the declared test at the declared level. */
final class Verdicts {
  private Verdicts() {}

  /** Decides; a design that cannot reach the level says so before it says anything else. */
  static Decision decide(Claim claim, Evidence.Sample sample) {
    if (sample.variation() == Evidence.Variation.IDENTICAL) {
      String reason =
          sample.first() == 1
              ? "the only pair has identical scores"
              : "all " + sample.first() + " pairs are identical";
      return new Decision(
          Verdict.NOT_TESTABLE, Sentences.identical(claim, sample.first()), Optional.of(reason));
    }
    Optional<String> obstacle = obstacle(claim, sample);
    if (obstacle.isPresent()) {
      return new Decision(
          Verdict.NOT_TESTABLE, Sentences.notTestable(claim, obstacle.get()), obstacle);
    }
    boolean differs = rejects(claim.test(), claim.alpha());
    boolean equivalent = rejects(claim.equivalence(), claim.alpha());
    if (differs && equivalent) {
      return answer(Verdict.EQUIVALENT, Sentences.betterButEquivalent(claim));
    }
    if (differs) {
      boolean first = claim.measure().favours(claim.difference().orNaN());
      return answer(first ? Verdict.BETTER : Verdict.WORSE, Sentences.better(claim));
    }
    return equivalent
        ? answer(Verdict.EQUIVALENT, Sentences.equivalent(claim))
        : new Decision(
            Verdict.UNDECIDED,
            Sentences.undecided(claim),
            Optional.of(Sentences.undecidedReason(claim)));
  }

  private static Decision answer(Verdict verdict, String sentence) {
    return new Decision(verdict, sentence, Optional.empty());
  }

  /** Whether a test rejects at {@code alpha}, over its family where it has one. */
  static boolean rejects(TestResult test, double alpha) {
    return test.decisive().filter(p -> p.value() <= alpha * (1 + 1e-9)).isPresent();
  }

  private static Optional<String> obstacle(Claim claim, Evidence.Sample sample) {
    boolean paired = sample.paired();
    String unit = sample.clustered() ? sample.cluster() : paired ? "pair" : "score";
    int n = Math.min(sample.first(), sample.second());
    if (n < 2) {
      String found = n == 0 ? "there is no " : "there is only one ";
      return Optional.of(found + unit + (paired ? "" : " of one of them") + missing(sample));
    }
    if (sample.variation() == Evidence.Variation.NEVER) {
      int all = paired ? n : sample.first() + sample.second();
      return Optional.of(
          "their scores never vary from one "
              + unit
              + " to another: "
              + (paired ? "all " : "")
              + (paired ? Numbers.count(all, unit) : sample.first() + " and " + sample.second())
              + (paired ? " together count as one observation" : " count as one observation each"));
    }
    if (claim.test().p().isEmpty()) {
      return claim.test().note();
    }
    PValue smallest = sample.smallest();
    if (smallest.value() > claim.alpha() * (1 + 1e-9)) {
      String those =
          paired && sample.differing() < n
              ? "only " + sample.differing() + " of " + Numbers.count(n, unit) + " differ"
              : (paired
                  ? "there are " + Numbers.count(n, unit)
                  : "there are "
                      + sample.first()
                      + " and "
                      + sample.second()
                      + " "
                      + Numbers.plural(unit));
      return Optional.of(
          those
              + ", with which the smallest p-value that the test can reach is "
              + Numbers.significant(smallest.value(), 3)
              + ", above "
              + claim.alpha());
    }
    return Optional.empty();
  }

  private static String missing(Evidence.Sample sample) {
    return sample.clustered() && sample.trials() > 1 ? ", whatever the number of repeats" : "";
  }
}
