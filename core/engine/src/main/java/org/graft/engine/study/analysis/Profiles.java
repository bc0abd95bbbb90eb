package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Profile;
import org.graft.stats.Ties;

/** Performance profiles: the share of runs that reach a score, data sets weighted alike. */
final class Profiles {
  private static final int STEPS = 60;

  private Profiles() {}

  static List<Profile> of(DatasetTable table, Rules rules) {
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
      for (int step = 0; step <= STEPS; step++) {
        double threshold = low + (high - low) * step / STEPS;
        double share = 0;
        for (double[] runs : table.runs()[s]) {
          long reached =
              Arrays.stream(runs)
                  .filter(v -> Ties.tied(v, threshold, scale) || reaches(v, threshold, rules))
                  .count();
          share += reached / (double) runs.length / table.datasets();
        }
        points.add(new Profile.Point(threshold, Math.min(1, share), Double.NaN, Double.NaN));
      }
      profiles.add(new Profile(table.strategies().get(s), points));
    }
    return profiles;
  }

  private static boolean reaches(double value, double threshold, Rules rules) {
    return rules.higherIsBetter() ? value > threshold : value < threshold;
  }
}
