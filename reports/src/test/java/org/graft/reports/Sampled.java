package org.graft.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.result.study.Confusion;
import org.graft.spi.result.study.Curve;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.StrategyResult;

/** Strategies with scores drawn for tests; their statistics are rough, for looks only. */
final class Sampled {
  private Sampled() {}

  static StrategyResult strategy(
      String name, int sources, int trainings, double mean, double sd, long seed) {
    Randomness random = new Seed(seed).randomness();
    List<Score> scores = new ArrayList<>();
    for (int s = 0; s < sources; s++) {
      double shift = sources > 1 ? sd * 1.5 * random.nextGaussian() : 0;
      for (int t = 0; t < trainings; t++) {
        double value = Math.min(1, mean + shift + sd * random.nextGaussian());
        scores.add(new Score("s" + s + "-t" + t, s, t, Math.round(value * 500) / 500.0));
      }
    }
    return of(name, sources, scores);
  }

  static StrategyResult of(String name, int sources, List<Score> scores) {
    double[] v =
        scores.stream().filter(Score::present).mapToDouble(Score::value).sorted().toArray();
    int n = v.length;
    String few = "needs at least 2 scores, found " + n;
    double mean = Arrays.stream(v).average().orElse(Double.NaN);
    double sd = Math.sqrt(Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / (n - 1));
    Estimate none = Estimate.refused(few);
    boolean enough = n >= 2;
    Estimate center = enough ? around(mean, 2 * sd / Math.sqrt(n)) : none;
    long failed = Arrays.stream(v).filter(x -> x < 0.6).count();
    double rate = n == 0 ? 0 : failed / (double) n;
    return new StrategyResult(
        name,
        scores,
        new StrategyResult.Center(
            n,
            sources,
            center,
            enough ? Estimate.of(v[n / 2]) : none,
            enough ? Estimate.of(mean) : none),
        List.of(
            new StrategyResult.MetricMean(metric("accuracy", Direction.HIGHER_IS_BETTER), center),
            new StrategyResult.MetricMean(
                metric("log-loss", Direction.LOWER_IS_BETTER),
                enough ? around(1.2 - mean, 2 * sd) : none)),
        new StrategyResult.Spread(
            enough ? around(sd, sd / 4) : none,
            enough ? Estimate.of(v[n * 3 / 4] - v[n / 4]) : none,
            enough ? Estimate.of(v[0]) : none,
            sources > 1
                ? Estimate.of(sd)
                : Estimate.refused("one source model: needs at least two")),
        new StrategyResult.FailureRate(
            "accuracy below 0.6, or broken",
            (int) failed,
            n,
            n == 0
                ? none
                : Estimate.of(
                    rate, new Interval(rate / 2, Math.min(1, rate + 0.15), 0.95, "Wilson"))),
        new StrategyResult.Cost(
            enough ? Estimate.of(0.8 + name.length() * 0.05) : none,
            OptionalLong.of(name.startsWith("scratch") ? 57 : 18),
            OptionalLong.of(57),
            name.startsWith("scratch") ? "" : "source model, once for 30 trials"),
        enough ? curves(mean, sd) : List.of(),
        enough
            ? Optional.of(
                new Confusion(
                    List.of("red", "green", "blue"),
                    List.of(
                        List.of(480L, 15L, 5L), List.of(60L, 400L, 40L), List.of(2L, 98L, 400L))))
            : Optional.empty());
  }

  private static Measure metric(String name, Direction direction) {
    return new Measure(
        name,
        direction,
        "",
        OptionalDouble.of(0),
        name.equals("accuracy") ? OptionalDouble.of(1) : OptionalDouble.empty());
  }

  static Estimate around(double value, double reach) {
    return Estimate.of(
        value, new Interval(value - reach, value + reach, 0.95, "BCa bootstrap, 10,000 resamples"));
  }

  private static List<Curve> curves(double mean, double sd) {
    List<Curve> curves = new ArrayList<>();
    for (String split : List.of("train", "test")) {
      for (String quantity : List.of("accuracy", "loss")) {
        List<Curve.Point> points = new ArrayList<>();
        for (int e = 1; e <= 100; e++) {
          double share = mean * (1 - Math.exp(-e / 15.0)) + (split.equals("train") ? 0.01 : 0);
          double middle = quantity.equals("accuracy") ? share : -Math.log(Math.max(0.02, share));
          points.add(new Curve.Point(e, 30, middle, middle - 2 * sd, middle + 2 * sd));
        }
        curves.add(new Curve(split, quantity, "median", "middle 80 % of repeats", points));
      }
    }
    return curves;
  }

  static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
