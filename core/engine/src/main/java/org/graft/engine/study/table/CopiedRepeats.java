package org.graft.engine.study.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.Warning;

/**
 * Repeats that have the same score as another one for every strategy, where scores are too fine for
 * that to be chance: runs of one seed under several names, or rows that were copied. They count
 * together as one.
 */
final class CopiedRepeats {
  private static final double FINE = 0.9;

  /** Rows that scores of so many digits could have, for each pair of repeats. */
  private static final double CHANCE = 10;

  private CopiedRepeats() {}

  /** The setting, its equal repeats as one cluster where that cannot be chance. */
  static Setting together(Setting setting, List<Warning> notes) {
    int n = setting.arms().get(0).scores().size();
    if (n - different(setting, n) < Math.max(2, n / 5)) {
      return setting;
    }
    Map<List<Double>, Integer> rows = new LinkedHashMap<>();
    int[] cluster = new int[n];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int place = i;
      List<Double> row =
          setting.arms().stream().map(arm -> arm.scores().get(place).value()).toList();
      Integer known = rows.putIfAbsent(row, names.size());
      cluster[i] = known == null ? names.size() : known;
      if (known == null) {
        names.add(setting.arms().get(0).scores().get(i).block());
      }
    }
    if (rows.size() < 3
        || n - rows.size() < Math.max(2, n / 5)
        || !fine(rows.keySet())
        || cells(rows.keySet()) < CHANCE * n * n) {
      return setting;
    }
    notes.add(
        new Warning(
            "copied-repeats",
            Warning.Gravity.SERIOUS,
            "Only "
                + rows.size()
                + " of "
                + n
                + " repeats of "
                + setting.title()
                + " differ; the others have the scores of another one, digit for digit, for every"
                + " strategy, and count with it as one."));
    List<Setting.Arm> arms = new ArrayList<>();
    for (Setting.Arm arm : setting.arms()) {
      List<Score> scores = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        Score s = arm.scores().get(i);
        scores.add(new Score(s.block(), cluster[i], s.trainingReplicate(), s.value()));
      }
      arms.add(
          new Setting.Arm(
              arm.strategy(), scores, arm.others(), arm.broken(), arm.completed(), arm.shared()));
    }
    return new Setting(
        setting.transfer(),
        setting.backbone(),
        setting.matching(),
        new Clusters("different repeat", names),
        arms,
        setting.classes());
  }

  /** How many repeats differ, by a hash of their scores. */
  private static int different(Setting setting, int n) {
    long[] hashes = new long[n];
    for (Setting.Arm arm : setting.arms()) {
      for (int i = 0; i < n; i++) {
        long bits = Double.doubleToLongBits(arm.scores().get(i).value());
        hashes[i] = (hashes[i] ^ bits) * 0x9E3779B97F4A7C15L;
        hashes[i] ^= hashes[i] >>> 29;
      }
    }
    Arrays.sort(hashes);
    int different = 0;
    for (int i = 0; i < n; i++) {
      different += i == 0 || hashes[i] != hashes[i - 1] ? 1 : 0;
    }
    return different;
  }

  /** How many rows could be told apart with as many decimals as scores have, in their range. */
  private static double cells(Set<List<Double>> rows) {
    double cells = 1;
    int arms = rows.iterator().next().size();
    for (int arm = 0; arm < arms; arm++) {
      int own = arm;
      double[] values =
          rows.stream().mapToDouble(row -> row.get(own)).filter(Double::isFinite).toArray();
      double low = Arrays.stream(values).min().orElse(0);
      double high = Arrays.stream(values).max().orElse(0);
      int decimals =
          Arrays.stream(values)
              .mapToInt(v -> new BigDecimal(Double.toString(v)).stripTrailingZeros().scale())
              .max()
              .orElse(0);
      cells *= 1 + (high - low) * Math.pow(10, Math.min(12, decimals));
    }
    return cells;
  }

  /** Whether scores of each strategy hardly ever tie among rows that differ. */
  private static boolean fine(Set<List<Double>> rows) {
    int arms = rows.iterator().next().size();
    for (int arm = 0; arm < arms; arm++) {
      Set<Double> values = new HashSet<>();
      for (List<Double> row : rows) {
        values.add(row.get(arm));
      }
      if (values.size() < FINE * rows.size()) {
        return false;
      }
    }
    return true;
  }
}
