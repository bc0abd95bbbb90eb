package org.graft.engine.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.Warning;

/**
 * Puts the trials of two runs together. Units are always alike: trials are paired where their
 * blocks are the same (data, source model and seed), also where one run has more of them; else they
 * are independent, and averaged within source models as soon as one of the runs has several.
 *
 * @param before the first run
 * @param after the second run
 * @param labels what their strategies are called
 * @param common strategies that both have
 */
record RunJoin(RunPair.Side before, RunPair.Side after, RunLabels labels, List<String> common) {
  /** Adds a setting that both runs have, and what a reader must know of it. */
  void join(Setting first, Setting second, List<Setting> settings, List<Warning> warnings) {
    boolean divided = before.spec().repeats().splits().isPresent();
    if (!before.spec().repeats().splits().equals(after.spec().repeats().splits())) {
      warnings.add(
          new Warning(
              "unlike-units",
              Warning.Gravity.SERIOUS,
              second.title()
                  + " was not compared: scores of "
                  + unit(before)
                  + " in "
                  + labels.before()
                  + " and of "
                  + unit(after)
                  + " in "
                  + labels.after()
                  + " are not of one kind."));
      return;
    }
    Set<List<Integer>> shared = shared(first, second);
    boolean varied = first.clusters().many() || second.clusters().many();
    boolean paired = !shared.isEmpty() && first.clusters().many() == second.clusters().many();
    if (paired && !divided) {
      long left = blocks(before, first).size() + blocks(after, second).size() - 2L * shared.size();
      if (left > 0) {
        warnings.add(
            new Warning(
                "left-out",
                Warning.Gravity.NOTE,
                second.title()
                    + ": "
                    + left
                    + " repeats that only one of the runs has were left out of the pairs."));
      }
    }
    if (!paired && varied) {
      warnings.add(
          new Warning(
              "source-means",
              Warning.Gravity.NOTE,
              second.title()
                  + ": the runs do not share their source models; means of source models were"
                  + " compared as independent samples."));
    }
    settings.add(
        new Setting(
            second.transfer(),
            second.backbone(),
            paired ? Setting.Matching.BLOCKS : Setting.Matching.NONE,
            first.clusters().count() < second.clusters().count()
                ? first.clusters()
                : second.clusters(),
            arms(
                first,
                second,
                units(before, paired, varied, shared),
                units(after, paired, varied, shared)),
            second.classes()));
  }

  private List<Setting.Arm> arms(
      Setting first,
      Setting second,
      UnaryOperator<List<Score>> ofBefore,
      UnaryOperator<List<Score>> ofAfter) {
    List<Setting.Arm> arms = new ArrayList<>();
    for (String strategy : common) {
      first.arm(strategy).ifPresent(a -> arms.add(arm(a, labels.before(strategy), ofBefore)));
      second.arm(strategy).ifPresent(a -> arms.add(arm(a, labels.after(strategy), ofAfter)));
    }
    return arms;
  }

  private static Setting.Arm arm(Setting.Arm arm, String label, UnaryOperator<List<Score>> units) {
    return new Setting.Arm(
        label,
        units.apply(arm.scores()),
        arm.others().stream()
            .map(o -> new Setting.ByMetric(o.measure(), units.apply(o.scores())))
            .toList(),
        arm.broken(),
        arm.completed(),
        arm.shared());
  }

  private static UnaryOperator<List<Score>> units(
      RunPair.Side side, boolean paired, boolean varied, Set<List<Integer>> shared) {
    if (!paired) {
      return varied ? RunJoin::bySource : scores -> scores;
    }
    return side.spec().repeats().splits().isPresent()
        ? scores -> scores
        : scores -> scores.stream().filter(s -> shared.contains(place(side, s, varied))).toList();
  }

  /** Where a score's trial stands in its matrix. */
  private static List<Integer> place(RunPair.Side side, Score score, boolean varied) {
    int each = side.spec().trainings();
    return varied
        ? List.of(score.sourceReplicate(), score.trainingReplicate())
        : List.of(score.trainingReplicate() / each, score.trainingReplicate() % each);
  }

  /** Places at which both runs have the same block; all of the smaller run's, or none. */
  private Set<List<Integer>> shared(Setting first, Setting second) {
    Map<List<Integer>, String> a = blocks(before, first);
    Map<List<Integer>, String> b = blocks(after, second);
    Map<List<Integer>, String> both = new HashMap<>(a);
    both.entrySet().retainAll(b.entrySet());
    boolean divided = after.spec().repeats().splits().isPresent();
    int needed = divided ? Math.max(a.size(), b.size()) : Math.min(a.size(), b.size());
    return both.size() == needed ? both.keySet() : Set.of();
  }

  /** Ids of the blocks by their place in the matrix. */
  private static Map<List<Integer>, String> blocks(RunPair.Side side, Setting setting) {
    return side.trials().stream()
        .map(Recorded::card)
        .filter(c -> c.transfer().equals(setting.transfer()))
        .filter(c -> c.backbone().equals(setting.backbone()))
        .collect(
            Collectors.toMap(
                c -> List.of(c.sourceReplicate(), c.trainingReplicate()),
                c -> c.block(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static String unit(RunPair.Side side) {
    return side.spec().repeats().splits().orElse("repeats on one division of the data");
  }

  private static List<Score> bySource(List<Score> scores) {
    Map<Integer, List<Score>> sources =
        scores.stream()
            .filter(Score::present)
            .collect(
                Collectors.groupingBy(
                    Score::sourceReplicate, LinkedHashMap::new, Collectors.toList()));
    List<Score> means = new ArrayList<>();
    sources.forEach(
        (source, own) ->
            means.add(
                new Score(
                    "source " + (source + 1),
                    source,
                    0,
                    own.stream().mapToDouble(Score::value).average().orElse(Double.NaN))));
    return means;
  }
}
