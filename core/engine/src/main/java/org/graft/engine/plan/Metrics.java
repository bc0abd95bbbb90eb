package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Problem;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Metric;
import org.graft.spi.data.Target;

/**
 * Metrics by what the targets are of: those that an experiment leaves out, and those that do not
 * fit.
 *
 * @param all every metric there is, with its defaults
 */
record Metrics(List<Choice<Metric>> all) {
  private static final String CLASSES = "accuracy";
  private static final String LABELS = "mean-average-precision";
  private static final String NUMBERS = "rmse";
  private static final String PROBABILITIES = "log-loss";

  /** The experiment with its metrics, which are noted where they do not fit a setting's target. */
  ExperimentSpec in(ExperimentSpec asked, List<Setting> settings, List<Problem> problems) {
    List<Target> targets = settings.stream().map(setting -> setting.task().target()).toList();
    ExperimentSpec spec =
        asked.withDefaults(
            named(targets.isEmpty() ? CLASSES : primary(targets.get(0))),
            named(targets.isEmpty() ? PROBABILITIES : deciding(targets.get(0))));
    List<String> said = new ArrayList<>();
    for (Choice<Metric> metric : spec.scored()) {
      for (Setting setting : settings) {
        misfit(metric, setting)
            .filter(what -> !said.contains(what))
            .ifPresent(
                what -> {
                  said.add(what);
                  problems.add(new Problem(metric.where(), what));
                });
      }
    }
    return spec;
  }

  private Optional<String> misfit(Choice<Metric> metric, Setting setting) {
    Target target = setting.task().target();
    if (metric.value().fits(target)) {
      return Optional.empty();
    }
    return Optional.of(
        "metric '%s' says nothing of %s, which %s is of; those that do are: %s"
            .formatted(
                metric.label(),
                target.kind(),
                setting.transfer().target().label(),
                all.stream()
                    .filter(other -> other.value().fits(target))
                    .map(Choice::name)
                    .collect(Collectors.joining(", "))));
  }

  private static String primary(Target target) {
    if (target instanceof Target.Classes) {
      return CLASSES;
    }
    return target instanceof Target.Labels ? LABELS : NUMBERS;
  }

  private static String deciding(Target target) {
    return target instanceof Target.Numbers ? NUMBERS : PROBABILITIES;
  }

  private Choice<Metric> named(String name) {
    return all.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no metric '" + name + "'"));
  }
}
