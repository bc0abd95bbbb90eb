package org.graft.engine.study.analysis;

import java.util.List;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;

/**
 * What two strategies' scores in one setting say, before the family is adjusted for.
 *
 * @param first the strategy it is about
 * @param second the strategy it is compared with
 * @param differences the paired differences; empty for unpaired scores
 * @param sample what the tests used
 * @param location whether scores differ in the middle
 * @param effect how much, without units
 * @param equivalence two one-sided tests against the rope
 * @param posterior probabilities of the three answers
 * @param spread whether they scatter differently
 */
record Evidence(
    String first,
    String second,
    List<Comparison.PairedDifference> differences,
    Sample sample,
    Comparison.Location location,
    Comparison.Effect effect,
    TestResult equivalence,
    Comparison.Posterior posterior,
    Comparison.SpreadComparison spread) {

  /**
   * What the tests used.
   *
   * @param first number of units of the first strategy
   * @param second number of units of the second; the same for pairs
   * @param trials number of trials of the first behind the units
   * @param clustered whether units are source models
   * @param identical whether every pair is tied
   * @param differing units that can decide: pairs that are not tied
   * @param smallest smallest p-value that the declared test can reach on them
   */
  record Sample(
      int first,
      int second,
      int trials,
      boolean clustered,
      boolean identical,
      int differing,
      PValue smallest) {}
}
