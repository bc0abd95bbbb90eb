package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graft.engine.plan.Plan;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.result.TrialCard;

/** How many trials there are, in all and by factor, so that they can be checked by hand. */
public final class CountsText {
  private static final int SHOWN = 12;

  private CountsText() {}

  /** The product of the grid, what is taken from it, and what each level is left with. */
  public static String render(Plan plan) {
    ExperimentSpec spec = plan.spec();
    StringBuilder text = new StringBuilder();
    text.append(spec.experiment())
        .append(": ")
        .append(Count.of(plan.trials().size(), "trial"))
        .append(" = ")
        .append(Count.of(spec.transfers().size(), "transfer"))
        .append(" x ")
        .append(Count.of(spec.backbones().size(), "backbone"))
        .append(" x ")
        .append(Count.of(spec.strategies().size(), "strategy"))
        .append(less(plan))
        .append(" x ")
        .append(spec.repeats().source())
        .append(" source x ")
        .append(spec.repeats().splits().map(s -> s + " x ").orElse(""))
        .append(Count.of(spec.repeats().training(), "training replicate"))
        .append(replicates(plan))
        .append('\n');
    List<List<String>> rows = new ArrayList<>();
    levels(rows, "transfer", plan, TrialCard::transfer);
    levels(rows, "backbone", plan, TrialCard::backbone);
    levels(rows, "strategy", plan, TrialCard::strategy);
    levels(rows, "source replicate", plan, card -> String.valueOf(card.sourceReplicate()));
    levels(rows, "training replicate", plan, card -> String.valueOf(card.trainingReplicate()));
    rows.forEach(row -> text.append(String.format("  %-19s %s%n", row.get(0), row.get(1))));
    return text.toString();
  }

  /** Combinations of the grid that are not run at all. */
  private static String less(Plan plan) {
    ExperimentSpec spec = plan.spec();
    long grid = spec.combinations().count();
    long excluded = spec.combinations().filter(spec::excluded).count();
    long run = combinations(plan);
    if (run == grid) {
      return "";
    }
    List<String> why = new ArrayList<>();
    if (excluded > 0) {
      why.add(excluded + " excluded");
    }
    if (grid - excluded > run) {
      why.add((grid - excluded - run) + " that do not fit");
    }
    return " (" + grid + " combinations less " + String.join(" and ", why) + " = " + run + ")";
  }

  /** Trials of single replicates that are excluded. */
  private static String replicates(Plan plan) {
    long full =
        combinations(plan) * plan.spec().repeats().source() * plan.spec().repeats().trainings();
    long excluded = full - plan.trials().size();
    return excluded == 0 ? "" : " less " + excluded + " excluded";
  }

  private static long combinations(Plan plan) {
    return plan.arms().stream()
        .map(
            arm ->
                List.of(
                    arm.setting().transfer().name(),
                    arm.setting().backbone().label(),
                    arm.strategy().label()))
        .distinct()
        .count();
  }

  /** The trials of each level of a factor that has several. */
  private static void levels(
      List<List<String>> rows, String factor, Plan plan, Function<TrialCard, String> level) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    plan.trials().forEach(trial -> counts.merge(level.apply(trial.card()), 1, Integer::sum));
    if (counts.size() < 2) {
      return;
    }
    long different = counts.values().stream().distinct().count();
    String words =
        different == 1
            ? counts.values().iterator().next() + " trials of each of " + counts.size()
            : counts.entrySet().stream()
                    .limit(SHOWN)
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining("; "))
                + (counts.size() > SHOWN ? "; and " + (counts.size() - SHOWN) + " more" : "");
    rows.add(List.of("by " + factor, words));
  }
}
