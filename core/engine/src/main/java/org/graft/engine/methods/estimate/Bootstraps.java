package org.graft.engine.methods.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.Pairs;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.methods.Table;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.Finite;
import org.graft.stats.InterquartileMean;
import org.graft.stats.Refusal;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Bootstrap.BiasCorrection;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Jackknife;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.interval.StudentizedBootstrap;
import org.graft.stats.shape.Descriptives;

/** The bootstrap of one sample, and of two. */
public final class Bootstraps {
  static final String DRAWS = "random resamples; all are taken where there are no more of them";
  static final String GIVEN = "in place of draws: lists of 0-based row indices";
  static final String TIES = "strict (Efron; R boot) or midpoint (SciPy) bias correction";
  private static final String SOURCE =
      "Efron 1987, doi:10.1080/01621459.1987.10478410; Davison and Hinkley 1997,"
          + " doi:10.1017/CBO9780511802843";

  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(OneSample.class, TwoSamples.class);

  private Bootstraps() {}

  /** What is estimated. */
  public enum Statistic {
    /** The arithmetic mean. */
    MEAN,
    /** The median. */
    MEDIAN,
    /** The standard deviation on n - 1. */
    SD,
    /** Its square. */
    VARIANCE,
    /** The interquartile mean, floor(n/4) cut from each end. */
    IQM,
    /** The mean without 20 % at each end. */
    TRIMMED_MEAN,
    /** Pearson's correlation of x and y. */
    CORRELATION;

    RowStatistic of(double[] x) {
      RowStatistic sd = RowStatistic.standardDeviation(x);
      return switch (this) {
        case MEAN -> RowStatistic.mean(x);
        case MEDIAN -> RowStatistic.median(x);
        case SD -> sd;
        case VARIANCE -> rows -> Math.pow(sd.of(rows), 2);
        case IQM -> RowStatistic.of(x, InterquartileMean::integerTrim);
        case TRIMMED_MEAN -> RowStatistic.of(x, rows -> Descriptives.trimmedMean(rows, 0.2));
        case CORRELATION ->
            throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "a correlation needs x and y of rows");
      };
    }
  }

  record Replicated(
      @Param(doc = "the statistic on the data") double estimate,
      @Param(doc = "[low, high] by the percentile method") Output<double[]> percentile,
      @Param(doc = "[low, high] by the basic method") Output<double[]> basic,
      @Param(doc = "[low, high] by BCa") Output<double[]> bca,
      @Param(doc = "[low, high] by jackknife standard errors") Output<double[]> studentized,
      @Param(doc = "standard deviation of the replicates, on their number")
          Output<Double> standardError,
      @Param(doc = "mean of the replicates") Output<Double> mean,
      @Param(doc = "that less the estimate") Output<Double> bias,
      @Param(doc = "bias correction of BCa") Output<Double> z0,
      @Param(doc = "acceleration of BCa, from the jackknife") Output<Double> acceleration,
      @Param(doc = "levels at which BCa reads the replicates") Output<double[]> bcaLevels,
      @Param(doc = "jackknife standard error") Output<Double> jackknifeStandardError,
      @Param(doc = "share of replicates below the estimate") Output<Double> shareBelow,
      @Param(doc = "share of replicates tied with it") Output<Double> shareTied,
      @Param(doc = "resamples evaluated and defined") int draws,
      @Param(doc = "resamples left out because the statistic is undefined") int undefined,
      @Param(doc = "whether every resample was evaluated once") boolean exhaustive) {
    static Replicated of(
        Rows rows, RowStatistic statistic, Level confidence, BiasCorrection ties, Notes notes) {
      Draws draws = rows.draws();
      Bootstrap b = Bootstrap.of(rows.resampling(), statistic, draws);
      int lost = b.undefined();
      notes.add(lost == 0 ? "" : lost + " resamples left the statistic undefined");
      Output<Jackknife> jackknife = () -> Jackknife.of(rows.resampling(), statistic);
      double level = confidence.value();
      Output<Double> a =
          () -> {
            b.biasCorrection(ties);
            return jackknife.get().acceleration();
          };
      return new Replicated(
          b.estimate(),
          () -> b.percentile(level).limits(),
          () -> b.basic(level).limits(),
          () -> b.bca(level, a.get(), ties).limits(),
          () ->
              StudentizedBootstrap.of(rows.resampling(), statistic, draws).interval(level).limits(),
          b::standardError,
          b::mean,
          () -> b.mean() - b.estimate(),
          () -> b.biasCorrection(ties),
          () -> jackknife.get().acceleration(),
          () -> {
            double acceleration = a.get();
            return new double[] {
              b.adjustedLevel((1 - level) / 2, acceleration, ties),
              b.adjustedLevel((1 + level) / 2, acceleration, ties)
            };
          },
          () -> jackknife.get().standardError(),
          () -> b.below() / (double) b.replicates().length,
          () -> b.tied() / (double) b.replicates().length,
          b.replicates().length,
          lost,
          draws instanceof Draws.All);
    }
  }

  /** What is drawn, and how often. */
  private record Rows(Resampling resampling, Draws draws) {
    static Rows of(Resampling resampling, Optional<Table> given, int draws, long seed) {
      int n = resampling.original().length;
      return new Rows(
          resampling,
          given.isPresent()
              ? new Draws.Given(given.get().indices(0, n))
              : Draws.atMost(draws, seed, resampling));
    }
  }

  private static Resampling resampling(
      int[] kept, Optional<Numbers> strata, Optional<Numbers> clusters) {
    if (strata.isPresent() && clusters.isPresent()) {
      return Resampling.nested(
          labels("strata", strata.get(), kept), labels("clusters", clusters.get(), kept));
    }
    return clusters.isPresent()
        ? Resampling.clustered(labels("clusters", clusters.get(), kept))
        : strata.isPresent()
            ? Resampling.stratified(labels("strata", strata.get(), kept))
            : Resampling.rows(kept.length);
  }

  private static double[] labels(String name, Numbers labels, int[] kept) {
    if (kept.length > 0 && labels.size() <= kept[kept.length - 1]) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "'" + name + "' needs a number for each row, found " + labels.size());
    }
    return Pairs.pick(labels.values(), kept);
  }

  /** Rows where no sample is missing; notes those dropped. */
  private static int[] complete(String names, Notes notes, Numbers... samples) {
    int n = samples[0].size();
    for (Numbers sample : samples) {
      if (sample.size() != n) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            names + " need equal lengths, found " + n + " and " + sample.size());
      }
    }
    double[][] values = Arrays.stream(samples).map(Numbers::values).toArray(double[][]::new);
    int[] kept =
        IntStream.range(0, n)
            .filter(i -> Arrays.stream(values).noneMatch(v -> Double.isNaN(v[i])))
            .toArray();
    int lost = n - kept.length;
    notes.add(lost == 0 ? "" : lost + " of " + n + " rows of " + names + " dropped (missing)");
    return kept;
  }

  private static double[] finite(Numbers sample, int[] kept) {
    return Finite.sample(Pairs.pick(sample.values(), kept), "sample", 1);
  }

  @Name(
      value = "bootstrap",
      doc =
          "Percentile, basic, BCa and studentized bootstrap intervals, by rows, strata or"
              + " clusters.",
      cites = SOURCE)
  @Conditions(
      assumes =
          "Rows (within strata), or clusters, are independent draws of one distribution. Fewer than"
              + " about 10 units give intervals that are too narrow, whatever the method.",
      edges =
          "n = 0: too-few. n = 1 or a constant: the estimate only. Rows with a missing value are"
              + " dropped and noted; infinite ones: refused. Resamples that leave the statistic"
              + " undefined are left out and counted. Replicates within round-off of the estimate"
              + " are ties. BCa: too-few for a stratum of one unit.")
  record OneSample(
      @Param(doc = "the sample") Numbers x,
      @Param(doc = "second scores of the rows, for a correlation") Optional<Numbers> y,
      @Param(doc = "what is estimated", byDefault = "mean") Statistic statistic,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence,
      @Param(doc = TIES, byDefault = "strict") BiasCorrection ties,
      @Param(doc = DRAWS, byDefault = "10000", min = 2) int draws,
      @Param(doc = GIVEN) Optional<Table> resamples,
      @Param(doc = "number of each row's stratum, drawn within") Optional<Numbers> strata,
      @Param(doc = "number of each row's cluster, drawn whole, within strata if given")
          Optional<Numbers> clusters,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Replicated> {
    @Override
    public Replicated answer(Notes notes) {
      if (y.isPresent() != (statistic == Statistic.CORRELATION)) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT, "a correlation needs x and y, other statistics x alone");
      }
      int[] kept = y.isPresent() ? complete("x and y", notes, x, y.get()) : complete("x", notes, x);
      double[] a = finite(x, kept);
      RowStatistic of =
          y.isPresent() ? RowStatistic.correlation(a, finite(y.get(), kept)) : statistic.of(a);
      Resampling resampling = resampling(kept, strata, clusters);
      return Replicated.of(
          Rows.of(resampling, resamples, draws, seed), of, confidence, ties, notes);
    }
  }

  /** How two samples are compared. */
  public enum Comparison {
    /** x - y. */
    DIFFERENCE,
    /** x / y. */
    RATIO;

    double of(double x, double y) {
      return this == DIFFERENCE ? x - y : x / y;
    }
  }

  @Name(
      value = "bootstrap-difference",
      doc =
          "Percentile, basic, BCa and studentized bootstrap intervals of the difference, or ratio,"
              + " of a statistic of two samples, independent or paired, by rows, strata or"
              + " clusters.",
      cites = SOURCE)
  @Conditions(
      assumes =
          "Rows (within strata), or clusters, are independent draws of one distribution for each"
              + " sample, or for the pairs. Fewer than about 10 units give intervals that are too"
              + " narrow.",
      edges =
          "n = 0: too-few. n = 1 or constants: the estimate only. Rows with a missing value are"
              + " dropped and noted, pairs whole; infinite ones: refused. Resamples that leave the"
              + " statistic undefined, such as a ratio to 0, are left out and counted.")
  record TwoSamples(
      @Param(doc = "first sample") Numbers x,
      @Param(doc = "second sample; as long as x when paired") Numbers y,
      @Param(doc = "whether pairs are drawn, not each sample alone", byDefault = "false")
          boolean paired,
      @Param(doc = "what is estimated; no correlation", byDefault = "mean") Statistic statistic,
      @Param(doc = "difference (x - y) or ratio (x / y)", byDefault = "difference")
          Comparison compare,
      @Param(doc = "of the intervals", byDefault = "0.95") Level confidence,
      @Param(doc = TIES, byDefault = "strict") BiasCorrection ties,
      @Param(doc = DRAWS, byDefault = "10000", min = 2) int draws,
      @Param(doc = GIVEN + ", those of y counted on from those of x") Optional<Table> resamples,
      @Param(doc = "number of each pair's stratum, or of each value's of x")
          Optional<Numbers> strata,
      @Param(doc = "number of each pair's cluster, or of each value's of x")
          Optional<Numbers> clusters,
      @Param(doc = "stratum of each value of y, where not paired") Optional<Numbers> strataY,
      @Param(doc = "cluster of each value of y, where not paired") Optional<Numbers> clustersY,
      @Param(doc = "of the random numbers", byDefault = "1") long seed)
      implements StatisticalMethod<Replicated> {
    @Override
    public Replicated answer(Notes notes) {
      int[] keptX = paired ? complete("x and y", notes, x, y) : complete("x", notes, x);
      int[] keptY = paired ? keptX : complete("y", notes, y);
      int n = keptX.length;
      RowStatistic a = statistic.of(finite(x, keptX));
      RowStatistic b = statistic.of(finite(y, keptY));
      Resampling first = resampling(keptX, strata, clusters);
      Resampling resampling =
          paired ? first : first.beside(resampling(keptY, strataY, clustersY), n);
      RowStatistic of =
          paired
              ? rows -> compare.of(a.of(rows), b.of(rows))
              : rows -> compare.of(a.of(below(rows, n)), b.of(from(rows, n)));
      return Replicated.of(
          Rows.of(resampling, resamples, draws, seed), of, confidence, ties, notes);
    }

    private static int[] below(int[] rows, int n) {
      return Arrays.stream(rows).filter(row -> row < n).toArray();
    }

    private static int[] from(int[] rows, int n) {
      return Arrays.stream(rows).filter(row -> row >= n).map(row -> row - n).toArray();
    }
  }
}
