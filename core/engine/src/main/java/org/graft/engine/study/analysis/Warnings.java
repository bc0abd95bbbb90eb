package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Verdict;
import org.graft.spi.result.study.Warning;
import org.graft.spi.result.study.Warning.Gravity;

/**
 * What limits conclusions.
 *
 * @param scores what was analysed
 * @param design under which rules
 * @param settings their results
 * @param across all data sets together
 */
record Warnings(
    Scores scores, Design design, List<SettingResult> settings, Optional<AcrossDatasets> across) {

  /** All of them, gravest first. */
  List<Warning> all() {
    List<Warning> warnings = new ArrayList<>(scores.origin().warnings());
    fewRepeats(warnings);
    sources(warnings);
    looks(warnings);
    losses(warnings);
    identical(warnings);
    steady(warnings);
    ties(warnings);
    disagreement(warnings);
    spread(warnings);
    datasets(warnings);
    warnings.addAll(new ChoiceWarnings(settings, scores.strategies()).all());
    roundOff(warnings);
    if (design.family().rope() == 0) {
      add(
          warnings,
          "no-rope",
          Gravity.NOTE,
          "No smallest difference of interest was declared, so that equivalence cannot be shown.");
    }
    warnings.sort(Comparator.comparing(Warning::gravity));
    return warnings;
  }

  private static void add(List<Warning> warnings, String code, Gravity gravity, String text) {
    warnings.add(new Warning(code, gravity, text));
  }

  private Clusters clusters() {
    return Scope.clusters(scores);
  }

  private Stream<Comparison> comparisons() {
    return settings.stream().flatMap(s -> s.comparisons().stream());
  }

  private void fewRepeats(List<Warning> warnings) {
    double smallest = design.sensitivity().smallestP().orNaN();
    double alpha = design.family().alpha();
    if (smallest > alpha) {
      add(
          warnings,
          "few-repeats",
          Gravity.SERIOUS,
          "The smallest p-value that this design can reach is "
              + Numbers.significant(smallest, 3)
              + ", above "
              + alpha
              + ": however large a difference is, it cannot be shown.");
    } else if (across.isEmpty() && comparisons().anyMatch(c -> c.pairs() < 10)) {
      add(
          warnings,
          "few-repeats",
          Gravity.SCOPE,
          "Fewer than 10 "
              + (clusters().many() ? Numbers.plural(clusters().noun()) : "repeats")
              + ": intervals are rough, and only large differences can be shown.");
    }
  }

  private void sources(List<Warning> warnings) {
    String noun = clusters().noun();
    boolean models = noun.equals("source model");
    String code = noun.replace(' ', '-');
    if (clusters().count() == 1) {
      add(
          warnings,
          "one-" + code,
          Gravity.SCOPE,
          "One "
              + noun
              + ": whatever came out is about that one "
              + noun
              + (models ? ", not about transfer in general." : "."));
    } else if (clusters().many() && clusters().count() < 6) {
      add(
          warnings,
          "few-" + Numbers.plural(code),
          Gravity.SCOPE,
          Numbers.count(clusters().count(), noun)
              + " are the units, whatever the number of "
              + (models ? "trainings" : "repeats")
              + ": too few.");
    }
  }

  private void looks(List<Warning> warnings) {
    if (scores.rules().looks().isPresent()) {
      add(
          warnings,
          "repeated-looks",
          Gravity.SCOPE,
          "The number of repeats depended on the results, by the declared rule. The declared tests"
              + " hold their level under it; intervals, effects, equivalence and the tests beside"
              + " are those of a fixed number of repeats, unadjusted.");
    }
  }

  private void losses(List<Warning> warnings) {
    Losses losses = design.losses();
    if (losses.broken() > 0) {
      add(
          warnings,
          "failed-trials",
          Gravity.SERIOUS,
          Numbers.count(losses.broken(), "trial")
              + " of "
              + losses.planned()
              + " broke, and the blocks with it are left out; if strategies break unequally often,"
              + " what is left flatters the one that breaks more.");
    }
    if (losses.skipped() + losses.missing() > 0) {
      add(
          warnings,
          "missing-scores",
          Gravity.SERIOUS,
          Numbers.count(losses.skipped() + losses.missing(), "score")
              + " of "
              + losses.planned()
              + (losses.skipped() + losses.missing() == 1 ? " is" : " are")
              + " missing; what was left out for it is listed.");
    }
    boolean low =
        settings.stream()
            .flatMap(s -> s.strategies().stream())
            .map(StrategyResult::failures)
            .anyMatch(f -> !f.criterion().isEmpty() && f.failed() > 0);
    if (low) {
      add(
          warnings,
          "failures",
          Gravity.NOTE,
          "Some trainings failed by the declared threshold; they count in every mean.");
    }
  }

  /** Whether the test of the mean and that of ranks, which is shown beside it, part ways. */
  private void disagreement(List<Warning> warnings) {
    double alpha = design.family().alpha();
    comparisons()
        .filter(c -> c.role() == Role.PRIMARY && c.decision().verdict() == Verdict.UNDECIDED)
        .filter(c -> c.location().wilcoxon().p().filter(p -> p.value() <= alpha).isPresent())
        .forEach(
            c ->
                add(
                    warnings,
                    "tests-disagree",
                    Gravity.NOTE,
                    "The mean of "
                        + c.title()
                        + " is undecided, while ranks differ (Wilcoxon or Mann-Whitney, "
                        + c.location().wilcoxon().p().orElseThrow()
                        + ", not adjusted): most differences point one way, and few large ones the"
                        + " other. See the single trials and the spread."));
  }

  private void identical(List<Warning> warnings) {
    comparisons()
        .filter(c -> c.decision().reason().filter(r -> r.endsWith("are identical")).isPresent())
        .forEach(
            c ->
                add(
                    warnings,
                    "identical-scores",
                    Gravity.SERIOUS,
                    c.first()
                        + " and "
                        + c.second()
                        + " have identical scores throughout: check that they differ at all."));
  }

  /** Scores of a strategy that are one and the same, and those of both of a comparison. */
  private void steady(List<Warning> warnings) {
    TreeSet<String> whose = new TreeSet<>();
    for (Setting setting : scores.settings()) {
      for (Setting.Arm arm : setting.arms()) {
        double[] values = arm.values();
        boolean binary = Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
        if (values.length > 2 && !binary && Evidence.Variation.steady(values)) {
          whose.add(arm.strategy());
        }
      }
    }
    boolean datasets =
        across.stream()
            .flatMap(a -> a.comparisons().stream())
            .anyMatch(c -> c.test().note().filter(Evidence.Variation.STEADY::equals).isPresent());
    if (!whose.isEmpty() || datasets) {
      add(
          warnings,
          "repeats-never-vary",
          Gravity.SERIOUS,
          (datasets
                  ? "Scores are the same on every data set"
                  : "Repeats of " + Numbers.list(List.copyOf(whose)) + " never vary")
              + ": however many there are, they count as one observation. Check that they are"
              + " what they are said to be.");
    }
  }

  private void ties(List<Warning> warnings) {
    long tied =
        comparisons()
            .filter(
                c -> {
                  long zeros = c.differences().stream().filter(d -> d.value() == 0).count();
                  return zeros * 5 >= c.pairs() && zeros > 0 && zeros < c.pairs();
                })
            .count();
    if (tied > 0) {
      add(
          warnings,
          "ties",
          Gravity.NOTE,
          "In "
              + Numbers.count((int) tied, "comparison")
              + " a fifth of the pairs or more are tied; tests treat ties exactly, but they carry"
              + " no information about direction.");
    }
  }

  private void spread(List<Warning> warnings) {
    long unequal =
        comparisons()
            .filter(
                c -> {
                  double ratio = c.spread().ratio().orNaN();
                  return ratio > 3 || ratio < 1 / 3.0;
                })
            .count();
    if (unequal > 0) {
      add(
          warnings,
          "unequal-spread",
          Gravity.NOTE,
          "In "
              + Numbers.count((int) unequal, "comparison")
              + " one strategy scatters more than three times as much as the other: means do not"
              + " tell the whole story, see the worst tenth and failures.");
    }
  }

  private void datasets(List<Warning> warnings) {
    across.ifPresent(
        a ->
            a.table().stream()
                .filter(row -> row.excluded().isPresent())
                .forEach(
                    row ->
                        add(
                            warnings,
                            "incomplete-data-set",
                            Gravity.SERIOUS,
                            row.dataset()
                                + " is left out of the tests over data sets: "
                                + row.excluded().orElseThrow()
                                + ".")));
    long names = scores.settings().stream().map(s -> s.transfer()).distinct().count();
    if (across.isEmpty() && names > 1) {
      add(
          warnings,
          "few-data-sets",
          Gravity.SCOPE,
          names + " data sets are each answered for themselves; nothing is said about others.");
    }
    long backbones = scores.settings().stream().map(s -> s.backbone()).distinct().count();
    if (across.isPresent() && backbones > 1) {
      add(
          warnings,
          "backbones-averaged",
          Gravity.SCOPE,
          "Scores are averaged over " + backbones + " backbones within each data set.");
    }
  }

  private void roundOff(List<Warning> warnings) {
    if (RoundOff.found(scores)) {
      add(
          warnings,
          "round-off",
          Gravity.NOTE,
          "Some differences are round-off of the size of 1e-12 of the scores; they count as ties.");
    }
  }
}
