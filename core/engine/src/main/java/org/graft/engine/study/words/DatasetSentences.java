package org.graft.engine.study.words;

import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;

/** Decisions over many data sets in plain words, with the numbers in them. */
public final class DatasetSentences {
  private DatasetSentences() {}

  /**
   * What a sentence is made of.
   *
   * @param first the strategy it is about
   * @param second the strategy it is compared with
   * @param rules what was declared
   * @param wins data sets on which the first is better
   * @param ties data sets on which they tie
   * @param losses data sets on which the first is worse
   * @param difference location of first less second
   * @param test of the difference, adjusted
   * @param equivalence two one-sided tests against the rope, adjusted
   * @param posterior probabilities of the three answers
   */
  public record Claim(
      String first,
      String second,
      Rules rules,
      int wins,
      int ties,
      int losses,
      Estimate difference,
      TestResult test,
      TestResult equivalence,
      Comparison.Posterior posterior) {
    /** Data sets in all. */
    public int datasets() {
      return wins + ties + losses;
    }

    /** Whether the differences speak for the first. */
    public boolean favoursFirst() {
      return rules.measure().favours(difference.orNaN());
    }
  }

  /** One strategy is better over data sets. */
  public static String better(Claim claim) {
    boolean first = claim.favoursFirst();
    return (first ? claim.first() : claim.second())
        + " beats "
        + (first ? claim.second() : claim.first())
        + " over "
        + Numbers.count(claim.datasets(), "data set")
        + " by "
        + Sentences.size(
            claim.difference(), claim.rules().measure(), claim.rules().higherIsBetter())
        + ": "
        + tally(claim, first)
        + " ("
        + Sentences.p(claim.test())
        + ")"
        + Sentences.parted(claim.difference(), claim.test(), claim.rules().alpha())
        + ".";
  }

  /** A difference over data sets was not shown. */
  public static String undecided(Claim claim) {
    return "It is undecided whether "
        + claim.first()
        + " and "
        + claim.second()
        + " differ over "
        + Numbers.count(claim.datasets(), "data set")
        + ": "
        + claim.first()
        + " is "
        + tally(claim, true)
        + ", "
        + claim.first()
        + " \u2212 "
        + claim.second()
        + " = "
        + Numbers.of(claim.difference())
        + " "
        + claim.rules().measure().metric()
        + " ("
        + Sentences.p(claim.test())
        + ")"
        + Sentences.parted(claim.difference(), claim.test(), claim.rules().alpha())
        + ".";
  }

  /** Both one-sided tests reject. */
  public static String equivalent(Claim claim) {
    return "Over "
        + Numbers.count(claim.datasets(), "data set")
        + " there is no difference of practical size between "
        + claim.first()
        + " and "
        + claim.second()
        + ": "
        + claim.first()
        + " \u2212 "
        + claim.second()
        + " = "
        + Numbers.of(claim.difference())
        + " "
        + claim.rules().measure().metric()
        + ", within \u00b1"
        + Numbers.significant(claim.rules().rope(), 3)
        + " (equivalence: "
        + Sentences.p(claim.equivalence())
        + ")"
        + Sentences.wider(claim.difference(), claim.rules().rope())
        + "; the posterior probability of that is "
        + Numbers.significant(claim.posterior().equivalent().orNaN(), 3)
        + " ("
        + claim.posterior().method()
        + ").";
  }

  /** Too few data sets, or all tied. */
  public static String notTestable(Claim claim, String reason) {
    return "Whether "
        + claim.first()
        + " and "
        + claim.second()
        + " differ over data sets cannot be told: "
        + reason
        + ".";
  }

  private static String tally(Claim claim, boolean first) {
    int wins = first ? claim.wins() : claim.losses();
    int losses = first ? claim.losses() : claim.wins();
    return "better on "
        + wins
        + ", worse on "
        + losses
        + (claim.ties() == 0 ? "" : ", tied on " + claim.ties());
  }
}
