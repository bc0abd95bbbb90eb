package org.graft.spi.result.study;

import java.util.List;

/**
 * Two strategies in one setting. Differences are {@code first - second}, in units of the metric,
 * whichever way is better.
 *
 * @param first the strategy it is about
 * @param second the strategy it is compared with, such as the baseline
 * @param role whether it belongs to the declared family
 * @param decision the answer
 * @param differences the paired differences, averaged within source models where these are the
 *     units; empty for unpaired scores
 * @param pairs number of pairs the tests used
 * @param location whether scores differ in the middle
 * @param effect how much, without units
 * @param equivalence whether they are the same for practical purposes
 * @param posterior probabilities of the three answers
 * @param spread whether they scatter differently
 */
public record Comparison(
    String first,
    String second,
    Role role,
    Decision decision,
    List<PairedDifference> differences,
    int pairs,
    Location location,
    Effect effect,
    Equivalence equivalence,
    Posterior posterior,
    SpreadComparison spread) {
  /** Copies the differences. */
  public Comparison {
    differences = List.copyOf(differences);
  }

  /** Its name for tables and headings. */
  public String title() {
    return first + " \u2212 " + second;
  }

  /**
   * One pair.
   *
   * @param block which
   * @param sourceReplicate of which source model, from 0
   * @param value {@code first - second}
   */
  public record PairedDifference(String block, int sourceReplicate, double value) {}

  /**
   * Whether scores differ in the middle.
   *
   * @param difference mean difference with its interval
   * @param test the declared test
   * @param wilcoxon two-sided exact Wilcoxon signed-rank (Mann-Whitney for unpaired scores)
   * @param hodgesLehmann Hodges-Lehmann estimate with its interval
   * @param normality Shapiro-Wilk on the differences: shown, never used as a gate
   */
  public record Location(
      Estimate difference,
      TestResult test,
      TestResult wilcoxon,
      Estimate hodgesLehmann,
      TestResult normality) {}

  /**
   * How much, without units.
   *
   * @param dz mean difference over the standard deviation of the differences; Hedges' g for
   *     unpaired scores
   * @param dzName which of the two: {@code d_z} or {@code g}
   * @param a12 probability that a score of the first exceeds one of the second, ties half
   *     (Vargha-Delaney)
   */
  public record Effect(Estimate dz, String dzName, Estimate a12) {}

  /**
   * Whether they are the same for practical purposes.
   *
   * @param test two one-sided tests against the rope; refused where none was declared
   * @param shown whether equivalence was shown at the family's level
   */
  public record Equivalence(TestResult test, boolean shown) {}

  /**
   * Probabilities of the three answers given the data.
   *
   * @param method how: {@code Bayesian signed-rank test, rope 0.01}; empty where refused
   * @param worse P(the first is worse by more than the rope)
   * @param equivalent P(within the rope)
   * @param better P(the first is better by more than the rope)
   */
  public record Posterior(String method, Estimate worse, Estimate equivalent, Estimate better) {
    /** No probabilities, for {@code reason}. */
    public static Posterior refused(String reason) {
      Estimate none = Estimate.refused(reason);
      return new Posterior("", none, none, none);
    }
  }

  /**
   * Whether they scatter differently.
   *
   * @param ratio standard deviation of the first over that of the second, with its interval
   * @param test paired swap permutation on the log-ratio of mean |x - median| (Brown-Forsythe for
   *     unpaired scores)
   */
  public record SpreadComparison(Estimate ratio, TestResult test) {}
}
