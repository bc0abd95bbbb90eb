package org.graft.engine.methods.estimate;

import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Alternative;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.Level;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Numbers;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.Pairs;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.StudentT;
import org.graft.stats.interval.Correlation;
import org.graft.stats.interval.MedianInterval;
import org.graft.stats.interval.TInterval;
import org.graft.stats.shape.Quantiles;

/** Intervals of a mean, a median and a correlation. */
public final class Intervals {
  /** The methods, in reading order. */
  public static final List<Class<? extends StatisticalMethod<?>>> METHODS =
      List.of(OfMean.class, OfMedian.class, Pearson.class);

  private Intervals() {}

  record Mean(
      @Param(doc = "arithmetic mean") double estimate,
      @Param(doc = "its interval") Output<double[]> ci,
      @Param(doc = "standard deviation on n - 1") Output<Double> sd,
      @Param(doc = "of the mean") Output<Double> standardError,
      @Param(doc = "n - 1") int df,
      @Param(doc = "values used") int n) {}

  @Name(
      value = "t-interval",
      doc = "The mean and its interval by Student's t.",
      cites = "Student 1908, doi:10.2307/2331554")
  @Conditions(
      assumes = "Independent scores whose mean is near normal.",
      edges =
          "n = 0: too-few. n = 1: the mean only. Constant: the mean only (constant). Missing:"
              + " dropped and noted. Infinite: refused. 1e300 and subnormals are scaled.")
  record OfMean(
      @Param(doc = "the sample") Numbers x,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Mean> {
    @Override
    public Mean answer(Notes notes) {
      TInterval t = TInterval.of(x.known("x", notes));
      return new Mean(
          t.mean(),
          () -> t.interval(confidence.value()).limits(),
          () -> t.standardError() * Math.sqrt(t.size()),
          t::standardError,
          t.size() - 1,
          t.size());
    }
  }

  record Median(
      @Param(doc = "the median, where x is given") Output<Double> estimate,
      @Param(doc = "its interval, where x is given") Output<double[]> ci,
      @Param(doc = "rank of the lower limit, from 1") Output<Integer> lowerRank,
      @Param(doc = "rank of the upper limit, from 1") Output<Integer> upperRank,
      @Param(doc = "exact coverage for a continuous distribution") Output<Double> coverage,
      @Param(doc = "values used") int n) {}

  @Name(
      value = "median-interval",
      doc = "The median and its distribution-free interval between order statistics.",
      cites = "Thompson 1936, doi:10.1214/aoms/1177732502")
  @Conditions(
      assumes = "Independent scores of one distribution.",
      edges =
          "Too few scores for any interval (n below 6 at 0.95): too-few, saying what can be"
              + " reached. Ties and constants are answered: coverage can only rise. Infinities are"
              + " ordered; missing: dropped and noted.")
  record OfMedian(
      @Param(doc = "the sample; or give n alone for the ranks") Optional<Numbers> x,
      @Param(doc = "number of values, in place of x", min = 0) Optional<Integer> n,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Median> {
    @Override
    public Median answer(Notes notes) {
      if (x.isPresent() == n.isPresent()) {
        throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "give x, or n in its place");
      }
      double[] known = x.map(sample -> sample.known("x", notes)).orElseGet(() -> new double[0]);
      int size = n.orElse(known.length);
      double level = confidence.value();
      Output<MedianInterval> interval = () -> MedianInterval.of(size, level);
      return new Median(
          () -> Quantiles.median(sample(known)),
          () -> interval.get().limits(sample(known), level).limits(),
          () -> interval.get().lowerRank(),
          () -> interval.get().upperRank(),
          () -> interval.get().coverage(),
          size);
    }

    private double[] sample(double[] known) {
      if (x.isEmpty()) {
        throw new Refusal(Refusal.Reason.MISSING, "needs x, only n is given");
      }
      return known;
    }
  }

  record Correlated(
      @Param(doc = "correlation, in [-1, 1]") double estimate,
      @Param(doc = "its interval by Fisher's z") Output<double[]> ci,
      @Param(doc = "t = r sqrt((n - 2) / (1 - r^2))") Output<Double> statistic,
      @Param(doc = "n - 2") int df,
      @Param(doc = "p against no correlation, under the alternative") Output<PValue> p) {}

  @Name(
      value = "correlation",
      doc = "Pearson's correlation and its interval by Fisher's z.",
      cites = "Fisher 1915, doi:10.2307/2331838")
  @Conditions(
      assumes = "Independent pairs, bivariate normal for the interval.",
      edges =
          "Fewer than 2 pairs: too-few; 2: no p; fewer than 4: no interval. A constant sample, and"
              + " t of a correlation of -1 or 1: constant. A pair with a missing side is dropped"
              + " whole and noted; infinite: refused.")
  record Pearson(
      @Param(doc = "first scores") Numbers x,
      @Param(doc = "second scores, paired with x") Numbers y,
      @Param(doc = "two-sided, greater (positive) or less", byDefault = "two-sided")
          Alternative alternative,
      @Param(doc = "of the interval", byDefault = "0.95") Level confidence)
      implements StatisticalMethod<Correlated> {
    @Override
    public Correlated answer(Notes notes) {
      Pairs.Sides sides = Pairs.sides(x, y, notes);
      int n = sides.x().length;
      double r = Correlation.of(sides.x(), sides.y());
      Output<Double> t = () -> Correlation.t(r, n);
      return new Correlated(
          r,
          () -> Correlation.fisher(r, n, confidence.value()).limits(),
          t,
          n - 2,
          () -> p(new StudentT(n - 2), t.get()));
    }

    private PValue p(StudentT law, double t) {
      return alternative.of(() -> law.twoSided(t), () -> law.upper(t), () -> law.lower(t));
    }
  }
}
