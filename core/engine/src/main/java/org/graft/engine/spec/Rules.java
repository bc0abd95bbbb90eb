package org.graft.engine.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.ReportRenderer;

/** What makes no sense together, as far as the file alone shows it. */
final class Rules {
  /** Transfers from which on data sets are the units of tests. */
  private static final int MANY = 5;

  private final Problems problems;
  private final Yaml.Fields root;

  Rules(Problems problems, Yaml.Fields root) {
    this.problems = problems;
    this.root = root;
  }

  void check(ExperimentSpec spec) {
    name(spec.experiment());
    if (!(spec.alpha() > 0 && spec.alpha() < 1)) {
      problems.add(
          place("alpha"), "must lie between 0 and 1, both excluded, found " + spec.alpha());
    }
    twice("backbones", spec.backbones());
    twice("strategies", spec.strategies());
    twice("metrics", spec.metrics());
    twice("scores", spec.scores());
    Set<String> reports = new HashSet<>();
    for (Choice<ReportRenderer> report : spec.reports()) {
      if (!reports.add(report.name())) {
        problems.add(
            place("reports"),
            "names '" + report.name() + "' twice; the second would write over the first");
      }
    }
    if (new HashSet<>(spec.curves()).size() < spec.curves().size()) {
      problems.add(place("curves"), "names a split twice");
    }
    spec.stopping().ifPresent(rule -> stopping(rule, spec));
    new ExclusionRules(problems, spec).check(root.get("exclude"));
    Set<String> names = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    for (TransferSpec transfer : spec.transfers()) {
      String pair =
          transfer.source().map(DataSpec::canonical).orElse("") + transfer.target().canonical();
      if (!pairs.add(pair) || !names.add(transfer.name())) {
        problems.add(
            place(root.get("transfers").isPresent() ? "transfers" : "target"),
            "the transfer '" + transfer.name() + "' stands here twice");
      }
    }
  }

  private void stopping(StoppingRule rule, ExperimentSpec spec) {
    if (spec.strategies().size() < 2) {
      problems.add(place("stopping"), "needs two strategies or more: nothing is compared");
    }
    if (spec.repeats().splits().isPresent() || spec.transfers().size() >= MANY) {
      problems.add(
          place("stopping"),
          "is for paired repeats of fewer than "
              + MANY
              + " transfers: neither divisions of one data set nor data sets come in a sequence");
    }
    if (spec.units() < 2 * rule.looks()) {
      problems.add(
          place("stopping"),
          rule.looks()
              + " looks need "
              + 2 * rule.looks()
              + " repeats or more, found "
              + spec.units()
              + (spec.repeats().source() > 1 ? " source models" : ""));
    }
  }

  private <T> void twice(String key, List<Choice<T>> choices) {
    Map<String, Choice<T>> met = new HashMap<>();
    for (Choice<T> choice : choices) {
      Choice<T> former = met.putIfAbsent(choice.canonical(), choice);
      if (former != null) {
        problems.add(
            place(key),
            "'"
                + choice.label()
                + "' ("
                + choice.where()
                + ") is the same as '"
                + former.label()
                + "' ("
                + former.where()
                + "); leave one out");
      }
    }
  }

  private void name(String name) {
    boolean odd = name.chars().anyMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0);
    if (name.isBlank() || name.startsWith(".") || name.length() > 100 || odd) {
      problems.add(
          place("experiment"),
          "'" + name + "' cannot name a folder; use up to 100 letters, digits, spaces, . - _");
    }
  }

  private Place place(String key) {
    return root.get(key).map(Yaml::place).orElse(root.place());
  }
}
