package org.graft.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.graft.stats.interval.Bootstrap;
import org.graft.stats.interval.Bootstrap.BiasCorrection;
import org.graft.stats.interval.Draws;
import org.graft.stats.interval.Jackknife;
import org.graft.stats.interval.Resampling;
import org.graft.stats.interval.RowStatistic;
import org.graft.stats.location.Differences;
import org.graft.stats.location.SignedRank;
import org.graft.stats.location.ZeroPolicy;

/** Times two bounds of this module, the first call in a new JVM and the median of the rest. */
final class StatsBench {
  private StatsBench() {}

  public static void main(String[] arguments) {
    time("bootstrap", StatsBench::bootstrap);
    time("wilcoxon", StatsBench::wilcoxon);
  }

  private static void time(String name, Runnable work) {
    double[] milliseconds = new double[9];
    for (int i = 0; i < milliseconds.length; i++) {
      long start = System.nanoTime();
      work.run();
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
    }
    double[] warm = Arrays.copyOfRange(milliseconds, 1, milliseconds.length);
    Arrays.sort(warm);
    System.out.printf("%s first %.1f ms, then %.1f ms%n", name, milliseconds[0], warm[4]);
  }

  /** BCa intervals of the means of 8 strategies, 100 repeats each, 10,000 resamples each. */
  private static void bootstrap() {
    double width =
        IntStream.range(0, 8)
            .parallel()
            .mapToDouble(
                strategy -> {
                  double[] x = new SplittableRandom(strategy).doubles(100).toArray();
                  Resampling rows = Resampling.rows(100);
                  RowStatistic mean = RowStatistic.mean(x);
                  Bootstrap drawn = Bootstrap.of(rows, mean, new Draws.Random(10_000, strategy));
                  double acceleration = Jackknife.of(rows, mean).acceleration();
                  double[] limits = drawn.bca(0.95, acceleration, BiasCorrection.STRICT).limits();
                  return limits[1] - limits[0];
                })
            .sum();
    require(width > 0.5 && width < 2);
  }

  /** The exact two-sided p of 200 differences without ties. */
  private static void wilcoxon() {
    double[] d = IntStream.rangeClosed(1, 200).mapToDouble(i -> i % 3 == 1 ? -i : i).toArray();
    double p = SignedRank.of(Differences.of(d), ZeroPolicy.WILCOX).exact().doubled().value();
    require(Math.abs(p / 3.6125716716466785e-05 - 1) < 1e-9);
  }

  private static void require(boolean right) {
    if (!right) {
      throw new AssertionError("the answer that was timed is wrong");
    }
  }
}
