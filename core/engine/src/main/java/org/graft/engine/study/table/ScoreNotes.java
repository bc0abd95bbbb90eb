package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Warning;

/** What a table's scores themselves give reason to warn of, before any verdict. */
final class ScoreNotes {
  private static final double GAP = 5;
  private static final double PERCENT = 100;
  private static final double HUGE = 1e15;

  private ScoreNotes() {}

  static List<Warning> of(List<Setting> settings, Rules rules, TableOptions options) {
    List<Warning> notes = new ArrayList<>();
    direction(rules, options, notes);
    scales(settings, rules, notes);
    infinities(settings, notes);
    sizes(settings, notes);
    return notes;
  }

  private static void direction(Rules rules, TableOptions options, List<Warning> notes) {
    String metric = rules.measure().metric();
    if (options.direction().isEmpty() && UsualNames.cost(metric)) {
      boolean lower = rules.measure().direction() == Direction.LOWER_IS_BETTER;
      notes.add(
          new Warning(
              "direction",
              Warning.Gravity.SERIOUS,
              "'"
                  + metric
                  + "' is read as "
                  + (lower ? "lower" : "higher")
                  + " is better, by its name; confirm with --lower-is-better, or give"
                  + " --higher-is-better."));
    }
  }

  /** Values within 0 and 1 beside values of 5 to 100 times as much, with nothing between. */
  private static void scales(List<Setting> settings, Rules rules, List<Warning> notes) {
    double[] all =
        settings.stream()
            .flatMap(s -> s.arms().stream())
            .flatMapToDouble(arm -> Arrays.stream(arm.values()))
            .sorted()
            .toArray();
    int split = (int) Arrays.stream(all).filter(v -> v <= 1).count();
    if (split == 0
        || split == all.length
        || all[0] < 0
        || all[all.length - 1] > PERCENT
        || rules.measure().direction() == Direction.LOWER_IS_BETTER) {
      return;
    }
    if (all[split] < GAP * all[split - 1]) {
      return;
    }
    TreeSet<String> whose = new TreeSet<>();
    for (Setting setting : settings) {
      for (Setting.Arm arm : setting.arms()) {
        if (Arrays.stream(arm.values()).anyMatch(v -> v > 1)) {
          whose.add(arm.strategy());
        }
      }
    }
    notes.add(
        new Warning(
            "mixed-scales",
            Warning.Gravity.SERIOUS,
            "Scores are on two scales, percent beside fractions as it seems: "
                + Numbers.count(split, "score")
                + " of "
                + Numbers.significant(all[0], 3)
                + " to "
                + Numbers.significant(all[split - 1], 3)
                + ", and "
                + Numbers.count(all.length - split, "score")
                + " of "
                + Numbers.significant(all[split], 3)
                + " to "
                + Numbers.significant(all[all.length - 1], 3)
                + " ("
                + String.join(", ", whose)
                + "). What follows means nothing unless that is right."));
  }

  /** Sizes that no metric has, which are more likely to be something else. */
  private static void sizes(List<Setting> settings, List<Warning> notes) {
    double largest =
        settings.stream()
            .flatMap(s -> s.arms().stream())
            .flatMapToDouble(arm -> Arrays.stream(arm.values()))
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0);
    if (largest > HUGE) {
      notes.add(
          new Warning(
              "huge-scores",
              Warning.Gravity.SERIOUS,
              "Scores are as large as "
                  + Numbers.significant(largest, 3)
                  + ", which is hardly a metric's: check the columns of scores."));
    }
  }

  private static void infinities(List<Setting> settings, List<Warning> notes) {
    TreeSet<String> whose = new TreeSet<>();
    int count = 0;
    for (Setting setting : settings) {
      for (Setting.Arm arm : setting.arms()) {
        int own = (int) Arrays.stream(arm.values()).filter(Double::isInfinite).count();
        count += own;
        if (own > 0) {
          whose.add(arm.strategy());
        }
      }
    }
    if (count > 0) {
      notes.add(
          new Warning(
              "infinite-scores",
              Warning.Gravity.SERIOUS,
              Numbers.count(count, "score")
                  + " of "
                  + String.join(", ", whose)
                  + (count == 1 ? " is" : " are")
                  + " infinite: means and tests of means do not exist. If a run broke, write"
                  + " 'failed'."));
    }
  }
}
