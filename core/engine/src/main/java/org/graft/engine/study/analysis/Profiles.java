package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Profile;
import org.graft.stats.Ties;
import org.graft.stats.shape.Quantiles;

/** Performance profiles: the share of runs that reach a score, data sets weighted alike. */
final class Profiles {
  private static final int DRAWS = 1_000;
  private static final int FEW = 5;
  private static final int STEPS = 60;

  private Profiles() {}

  static List<Profile> of(DatasetTable table, Rules rules, Effort effort) {
    double[] all =
        Arrays.stream(table.runs())
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .toArray();
    if (all.length == 0) {
      return List.of();
    }
    double low = Arrays.stream(all).min().orElse(0);
    double high = Arrays.stream(all).max().orElse(0);
    double scale = Ties.scale(all);
    List<Profile> profiles = new ArrayList<>();
    for (int s = 0; s < table.strategies().size(); s++) {
      List<Profile.Point> points = new ArrayList<>();
      int[][] drawn = drawn(table.datasets(), effort);
      for (int step = 0; step <= STEPS; step++) {
        double threshold = low + (high - low) * step / STEPS;
        double[] shares = new double[table.datasets()];
        for (int d = 0; d < shares.length; d++) {
          double[] runs = table.runs()[s][d];
          long reached =
              Arrays.stream(runs)
                  .filter(v -> Ties.tied(v, threshold, scale) || reaches(v, threshold, rules))
                  .count();
          shares[d] = reached / (double) runs.length;
        }
        points.add(point(threshold, shares, drawn, rules.confidence()));
      }
      profiles.add(new Profile(table.strategies().get(s), points));
    }
    return profiles;
  }

  /** Data sets drawn with replacement: bands are for new data sets like these. */
  private static int[][] drawn(int datasets, Effort effort) {
    SplittableRandom random = new SplittableRandom(effort.seed());
    int[][] drawn = new int[datasets < FEW ? 0 : DRAWS][];
    Arrays.setAll(drawn, i -> random.ints(datasets, 0, datasets).toArray());
    return drawn;
  }

  private static Profile.Point point(
      double threshold, double[] shares, int[][] drawn, double confidence) {
    double share = Math.min(1, Arrays.stream(shares).average().orElse(Double.NaN));
    if (drawn.length == 0) {
      return new Profile.Point(threshold, share, Double.NaN, Double.NaN);
    }
    double[] means = new double[drawn.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = Arrays.stream(drawn[i]).mapToDouble(d -> shares[d]).average().orElse(share);
    }
    Arrays.sort(means);
    double tail = (1 - confidence) / 2;
    return new Profile.Point(
        threshold,
        share,
        Quantiles.ofSorted(means, tail, Quantiles.STANDARD_TYPE),
        Math.min(1, Quantiles.ofSorted(means, 1 - tail, Quantiles.STANDARD_TYPE)));
  }

  private static boolean reaches(double value, double threshold, Rules rules) {
    return rules.higherIsBetter() ? value > threshold : value < threshold;
  }
}
