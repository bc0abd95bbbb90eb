package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.StoppingRule;
import org.graft.stats.Refusal;
import org.graft.stats.design.GroupSequential;
import org.graft.stats.design.Sides;
import org.graft.stats.design.SignFlipPower;
import org.graft.stats.design.Spending;

/** What an experiment's design cannot answer, said before it runs. */
public final class Design {
  private static final double POWER = 0.8;

  private Design() {}

  /** What was declared and what it can show, one fact a line; empty where nothing is compared. */
  public static List<String> facts(Plan plan) {
    ExperimentSpec spec = plan.spec();
    int family = family(plan);
    if (family == 0) {
      return List.of();
    }
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "%d comparison%s, %s; alpha %s%s; %s",
            family,
            family == 1 ? "" : "s",
            spec.baseline().map(b -> "each strategy against " + b).orElse("all pairs"),
            spec.alpha(),
            family == 1 ? "" : " over all of them",
            spec.rope() > 0
                ? "smallest difference of interest " + spec.rope()
                : "no smallest difference of interest (rope), so that equivalence cannot be"
                    + " shown"));
    boolean pairs = spec.repeats().splits().isEmpty() && spec.units() > 1;
    if (pairs) {
      facts.add(shown(spec, family));
    }
    spec.stopping().ifPresent(rule -> facts.add(looks(rule, spec)));
    return facts;
  }

  /** Pairs of strategies that are compared, over all transfers and backbones. */
  private static int family(Plan plan) {
    Map<List<String>, Set<String>> run = new LinkedHashMap<>();
    for (Arm arm : plan.arms()) {
      Setting in = arm.setting();
      run.computeIfAbsent(
              List.of(in.transfer().name(), in.backbone().label()), key -> new LinkedHashSet<>())
          .add(arm.strategy().label());
    }
    Optional<String> baseline = plan.spec().baseline();
    return run.values().stream()
        .mapToInt(
            k ->
                baseline.isEmpty()
                    ? k.size() * (k.size() - 1) / 2
                    : k.contains(baseline.get()) ? k.size() - 1 : 0)
        .sum();
  }

  private static String shown(ExperimentSpec spec, int family) {
    String units =
        spec.units() + (spec.repeats().source() > 1 ? " source models" : " paired repeats");
    Optional<String> alone = detectable(spec.units(), spec.alpha());
    if (alone.isEmpty()) {
      return units + " cannot show any difference, however large";
    }
    String text =
        units
            + " show a mean difference of "
            + alone.get()
            + " of its standard deviations with a probability of 80 %";
    if (family == 1) {
      return text;
    }
    return text
        + detectable(spec.units(), spec.alpha() / family)
            .map(size -> " (" + size + " if only Bonferroni's share of alpha is left)")
            .orElse(" (none at all if only Bonferroni's share of alpha is left)");
  }

  private static Optional<String> detectable(int n, double alpha) {
    try {
      return Optional.of(
          String.format(Locale.ROOT, "%.2f", SignFlipPower.detectable(n, alpha, POWER)));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  private static String looks(StoppingRule rule, ExperimentSpec spec) {
    List<Integer> after = rule.after(spec.units());
    String text =
        "looked at after "
            + String.join(", ", after.stream().map(String::valueOf).toList())
            + (spec.repeats().source() > 1 ? " source models" : " repeats")
            + "; ends when every comparison is decided; ";
    if (rule.rule() == StoppingRule.Rule.E_PROCESS) {
      return text + "sign e-process, honest at any look";
    }
    double[] times = after.stream().mapToDouble(n -> n / (double) spec.units()).toArray();
    return text
        + GroupSequential.spending(times, spec.alpha(), Sides.TWO, Spending.OBRIEN_FLEMING)
            .z()
            .stream()
            .map(z -> String.format(Locale.ROOT, "%.4f", z))
            .collect(
                Collectors.joining(", ", "O'Brien-Fleming boundaries of z (one comparison): ", ""));
  }

  static List<String> warnings(ExperimentSpec spec, List<Setting> settings) {
    List<String> warnings = new ArrayList<>();
    int sources = spec.repeats().source();
    int pairs = spec.units();
    double smallest = Math.pow(2, 1 - Math.min(pairs, 1000));
    boolean signs = spec.repeats().splits().isEmpty() && spec.strategies().size() > 1;
    if (signs && smallest > spec.alpha()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%d %s%s cannot reach alpha = %s: the smallest two-sided p of an exact"
                  + " sign-flip test is %.3g. Use %d or more.",
              pairs,
              sources > 1 ? "source model" : "paired repeat",
              pairs == 1 ? "" : "s",
              spec.alpha(),
              Math.min(1, smallest),
              (int) Math.ceil(1 - Math.log(spec.alpha()) / Math.log(2))));
    }
    if (sources == 1) {
      boolean pretrained = settings.stream().allMatch(s -> s.sourceDecision().isEmpty());
      warnings.add(
          "One source model: whatever comes out is about that one source model, not about transfer"
              + " in general. "
              + (pretrained
                  ? "It is pretrained: others take other backbones."
                  : "Set repeats.source to draw more."));
    }
    spec.repeats()
        .splits()
        .ifPresent(
            splits ->
                warnings.add(
                    "Training sets of "
                        + splits
                        + " overlap: strategies are compared by the mean of each division, with the"
                        + " corrected resampled t test (Nadeau and Bengio)."));
    return warnings;
  }
}
