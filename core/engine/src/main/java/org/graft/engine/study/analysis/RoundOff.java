package org.graft.engine.study.analysis;

import java.util.Arrays;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.stats.Ties;

/** Whether scores differ by round-off somewhere. */
final class RoundOff {
  private RoundOff() {}

  static boolean found(Scores scores) {
    for (Setting setting : scores.settings()) {
      double[] all =
          setting.arms().stream()
              .flatMapToDouble(arm -> Arrays.stream(arm.values()))
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      double scale = Ties.scale(all);
      for (int i = 1; i < all.length; i++) {
        if (all[i] != all[i - 1] && Ties.tied(all[i], all[i - 1], scale)) {
          return true;
        }
      }
    }
    return false;
  }
}
