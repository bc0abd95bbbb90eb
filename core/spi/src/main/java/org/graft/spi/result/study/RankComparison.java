package org.graft.spi.result.study;

/**
 * Two strategies over many data sets.
 *
 * @param first the strategy it is about
 * @param second the strategy it is compared with
 * @param role whether it belongs to the declared family
 * @param decision the answer
 * @param wins data sets on which the first is better
 * @param ties data sets on which they tie
 * @param losses data sets on which the first is worse
 * @param difference location of the differences of means over data sets ({@code first - second})
 *     with its interval
 * @param test the declared test with its adjusted p-value
 * @param equivalence two one-sided tests against the smallest difference of interest, adjusted
 * @param improvement probability that the first is better on a data set, replicates considered
 * @param posterior probabilities of the three answers
 */
public record RankComparison(
    String first,
    String second,
    Role role,
    Decision decision,
    int wins,
    int ties,
    int losses,
    Estimate difference,
    TestResult test,
    TestResult equivalence,
    Estimate improvement,
    Comparison.Posterior posterior) {
  /** Its name for tables and headings. */
  public String title() {
    return first + " \u2212 " + second;
  }
}
