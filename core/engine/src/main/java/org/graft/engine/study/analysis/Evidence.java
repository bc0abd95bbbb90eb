package org.graft.engine.study.analysis;

import java.util.List;
import java.util.stream.DoubleStream;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.Ties;
import org.graft.stats.location.Differences;

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
   * @param paired whether units are pairs
   * @param trials number of trials of the first behind the units
   * @param cluster what units are, where they are clusters: {@code source model}; else empty
   * @param variation whether there is anything to test
   * @param differing units that can decide: pairs that are not tied
   * @param smallest smallest p-value that the declared test can reach on them
   */
  record Sample(
      int first,
      int second,
      boolean paired,
      int trials,
      String cluster,
      Variation variation,
      int differing,
      PValue smallest) {
    /** Whether units are clusters. */
    boolean clustered() {
      return !cluster.isEmpty();
    }
  }

  /** The same without what scores that never vary cannot say: tests, intervals, posteriors. */
  Evidence settled() {
    if (sample.variation() != Variation.NEVER) {
      return this;
    }
    return new Evidence(
        first,
        second,
        differences,
        sample,
        new Comparison.Location(
            bare(location.difference()),
            refused(location.test()),
            refused(location.wilcoxon()),
            bare(location.hodgesLehmann()),
            refused(location.normality())),
        new Comparison.Effect(bare(effect.dz()), effect.dzName(), bare(effect.a12())),
        refused(equivalence),
        Comparison.Posterior.refused(Variation.STEADY),
        new Comparison.SpreadComparison(bare(spread.ratio()), refused(spread.test())));
  }

  private static TestResult refused(TestResult test) {
    return TestResult.refused(test.test(), Variation.STEADY);
  }

  private static Estimate bare(Estimate estimate) {
    return estimate.value().isPresent()
        ? Estimate.withoutInterval(estimate.orNaN(), Variation.STEADY)
        : estimate;
  }

  /** Whether scores leave anything to test. */
  enum Variation {
    /** Scores vary and differ. */
    THERE,
    /** Both strategies have the same scores everywhere. */
    IDENTICAL,
    /** Each has one and the same score everywhere, so that repeats say nothing of chance. */
    NEVER;

    /** Why nothing is tested where scores never vary. */
    static final String STEADY = "scores never vary, so that they count as one observation";

    /** Of pairs; a score that is right or wrong (1 or 0) may be the same by chance. */
    static Variation paired(double[] x, double[] y) {
      if (x.length == 0) {
        return THERE;
      }
      Differences d = Differences.of(x, y);
      return d.n() > 0 && d.nonzero().length == 0
          ? IDENTICAL
          : x.length > 1 && steady(x) && steady(y) && !binary(x, y) ? NEVER : THERE;
    }

    /** Of independent samples. */
    static Variation unpaired(double[] x, double[] y) {
      if (x.length == 0 || y.length == 0) {
        return THERE;
      }
      return steady(DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray())
          ? IDENTICAL
          : x.length + y.length > 2 && steady(x) && steady(y) && !binary(x, y) ? NEVER : THERE;
    }

    /** Whether all values are equal, round-off aside. */
    static boolean steady(double[] values) {
      double scale = Ties.scale(values);
      return DoubleStream.of(values)
          .allMatch(v -> v == values[0] || Ties.tied(v, values[0], scale));
    }

    private static boolean binary(double[] x, double[] y) {
      return DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y))
          .allMatch(v -> v == 0 || v == 1);
    }
  }
}
