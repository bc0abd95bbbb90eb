package org.graft.engine.experiment.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.study.RunPair;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Provenance.Change;

/**
 * What changed from one run to another.
 *
 * @param before name of the earlier one
 * @param after name of the later one
 * @param code which plugins are not what they were, in a sentence each
 * @param changes of settings, data, versions and machines
 * @param common trials of both: the same id, so the same inputs
 * @param onlyBefore trials of the earlier one alone
 * @param onlyAfter trials of the later one alone
 * @param unlike trials of both whose scores differ by the metric all the same
 * @param metric label of the metric of the means; empty where the runs have none in common
 * @param means of completed trials, by transfer, backbone and strategy
 */
public record RunDifference(
    String before,
    String after,
    List<String> code,
    List<Change> changes,
    int common,
    int onlyBefore,
    int onlyAfter,
    List<String> unlike,
    Optional<String> metric,
    List<Row> means) {

  /**
   * A strategy in one setting.
   *
   * @param setting transfer and backbone
   * @param strategy its label
   * @param before its scores in the earlier run, in the matrix's order
   * @param after its scores in the later one
   */
  public record Row(String setting, String strategy, List<Double> before, List<Double> after) {
    /** Copies the lists. */
    public Row {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** Copies the lists. */
  public RunDifference {
    code = List.copyOf(code);
    changes = List.copyOf(changes);
    unlike = List.copyOf(unlike);
    means = List.copyOf(means);
  }

  /** What changed between two runs. */
  public static RunDifference between(RunPair pair) {
    Declared was = pair.before().spec();
    Declared is = pair.after().spec();
    Optional<String> metric =
        is.metrics().stream()
            .filter(
                m -> was.metrics().stream().anyMatch(w -> w.definition().equals(m.definition())))
            .map(Declared.Score::label)
            .findFirst();
    Map<String, Recorded> first = byId(pair.before().trials());
    Map<String, Recorded> second = byId(pair.after().trials());
    Set<String> common = new LinkedHashSet<>(second.keySet());
    common.retainAll(first.keySet());
    List<String> unlike = new ArrayList<>();
    metric.ifPresent(
        label ->
            common.forEach(
                id -> {
                  Recorded one = first.get(id);
                  Recorded other = second.get(id);
                  if (one != null && other != null && unlike(one, other, label)) {
                    unlike.add(id);
                  }
                }));
    return new RunDifference(
        pair.before().name(),
        pair.after().name(),
        CodeChanges.between(was.code(), is.code()),
        pair.changes(),
        common.size(),
        first.size() - common.size(),
        second.size() - common.size(),
        unlike,
        metric,
        metric.map(m -> rows(pair, m)).orElse(List.of()));
  }

  private static Map<String, Recorded> byId(List<Recorded> trials) {
    Map<String, Recorded> all = new LinkedHashMap<>();
    trials.forEach(trial -> all.put(trial.card().id(), trial));
    return all;
  }

  private static boolean unlike(Recorded one, Recorded other, String metric) {
    List<Double> was = scores(List.of(one), metric);
    List<Double> is = scores(List.of(other), metric);
    return !was.isEmpty() && !is.isEmpty() && !was.equals(is);
  }

  private static List<Row> rows(RunPair pair, String metric) {
    Map<List<String>, List<Recorded>> before = groups(pair.before().trials());
    Map<List<String>, List<Recorded>> after = groups(pair.after().trials());
    Set<List<String>> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Row> rows = new ArrayList<>();
    for (List<String> key : keys) {
      rows.add(
          new Row(
              key.get(0),
              key.get(1),
              scores(before.getOrDefault(key, List.of()), metric),
              scores(after.getOrDefault(key, List.of()), metric)));
    }
    return rows;
  }

  private static Map<List<String>, List<Recorded>> groups(List<Recorded> trials) {
    Map<List<String>, List<Recorded>> groups = new LinkedHashMap<>();
    for (Recorded trial : trials) {
      String setting = trial.card().transfer() + ", " + trial.card().backbone();
      groups
          .computeIfAbsent(List.of(setting, trial.card().strategy()), k -> new ArrayList<>())
          .add(trial);
    }
    return groups;
  }

  private static List<Double> scores(List<Recorded> trials, String metric) {
    List<Double> scores = new ArrayList<>();
    for (Recorded trial : trials) {
      if (trial.outcome().orElse(null) instanceof Outcome.Completed completed) {
        Double score = completed.scores().get(metric);
        if (score != null && !score.isNaN()) {
          scores.add(score);
        }
      }
    }
    return scores;
  }
}
