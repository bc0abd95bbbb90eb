package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plan.Forecast;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceModel;
import org.graft.engine.plan.Steps;
import org.graft.engine.store.Store;
import org.graft.engine.study.Columns;

/**
 * A plan's steps in words: how many, what of them is there already, how many trials share them.
 *
 * @param finished ids of trials with a recorded outcome
 */
public record StepsText(Steps steps, Store store, Set<String> finished) {

  /** The table of steps and the estimate. */
  public String render() {
    Plan plan = steps.plan();
    List<PlannedTrial> trials = plan.trials();
    long there = plan.sources().stream().map(SourceModel::key).filter(store::has).count();
    long tables = plan.features().stream().map(FeatureTable::key).filter(store::has).count();
    long recorded = trials.stream().filter(t -> finished.contains(t.card().id())).count();
    String all = String.valueOf(trials.size());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("step", "n", "already there", "shared by"));
    rows.add(
        List.of(
            "source training",
            String.valueOf(plan.sources().size()),
            there + " in the store",
            users(trials.stream().flatMap(t -> t.source().stream()).map(SourceModel::key))));
    rows.add(
        List.of(
            "feature extraction" + passes(plan),
            String.valueOf(plan.features().size()),
            tables + " in the store",
            users(
                trials.stream()
                    .flatMap(t -> Steps.needed(t).stream().distinct())
                    .map(FeatureTable::key))));
    long fits = trials.stream().mapToLong(t -> t.fits().size()).sum();
    if (fits > 0) {
      long known =
          trials.stream()
              .flatMap(t -> t.fits().stream())
              .filter(fit -> store.has(fit.card().id()))
              .count();
      rows.add(List.of("candidate training", String.valueOf(fits), known + " in the store", "-"));
    }
    rows.add(List.of("tail training", all, recorded + " recorded", "-"));
    rows.add(List.of("evaluation", all, recorded + " recorded", "-"));
    return Columns.render(rows) + "  " + estimate() + "\n";
  }

  private String estimate() {
    Forecast forecast = Forecast.of(steps, finished, store::has);
    if (forecast.steps() == 0) {
      return "nothing is left to do";
    }
    String time = "estimate: about " + ConsoleTracker.duration(forecast.seconds());
    if (forecast.timed() == forecast.steps()) {
      return time + ", going by earlier runs on this machine";
    }
    return forecast.timed() == 0
        ? time + " by what trainers reckon; nothing like it ran here yet"
        : time
            + "; "
            + forecast.timed()
            + " of "
            + forecast.steps()
            + " steps are like some that ran here, the others are what trainers reckon";
  }

  private static String passes(Plan plan) {
    int passes = FeatureStep.passes(plan.features()).size();
    return passes == plan.features().size()
        ? ""
        : ", " + passes + (passes == 1 ? " pass" : " passes");
  }

  /** How many trials have such a step, and how many of them one step has. */
  private static String users(Stream<String> keys) {
    List<Long> each =
        keys.collect(Collectors.groupingBy(key -> key, Collectors.counting())).values().stream()
            .sorted()
            .toList();
    if (each.isEmpty()) {
      return "-";
    }
    long total = each.stream().mapToLong(Long::longValue).sum();
    long least = each.get(0);
    long most = each.get(each.size() - 1);
    String share = least == most ? String.valueOf(most) : least + " to " + most;
    return Count.of(total, "trial") + (each.size() == 1 ? "" : ", " + share + " each");
  }
}
