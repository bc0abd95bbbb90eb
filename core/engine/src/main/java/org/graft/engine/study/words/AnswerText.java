package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Answer;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;

/**
 * The answer of a study in a sentence: which strategy, by what, over what, with what certainty.
 *
 * <p>Certainty is what the declared tests have shown of that strategy; a strategy with the best
 * mean that was not shown to be better than another is said not to be.
 */
public final class AnswerText {
  private static final int MOST_NAMES = 4;

  private AnswerText() {}

  /** The answer of a study; none where there is nothing to rank. */
  public static Answer of(
      Design design, List<SettingResult> settings, Optional<AcrossDatasets> across) {
    String sentence =
        across.isPresent()
            ? overall(design.measure(), across.get())
            : settings.size() == 1
                ? one(design, settings.get(0))
                : several(design.measure(), settings);
    return new Answer(sentence, groups(settings, across));
  }

  private static String overall(Measure measure, AcrossDatasets across) {
    long used = across.table().stream().filter(r -> r.excluded().isEmpty()).count();
    if (across.ranks().size() < 2 || used == 0) {
      return "";
    }
    double best = across.ranks().get(0).average();
    List<String> first =
        across.ranks().stream()
            .filter(r -> r.average() - best < 1e-9)
            .map(AcrossDatasets.Rank::strategy)
            .toList();
    String rank = Numbers.fixed(best, 2) + " among " + across.ranks().size() + " strategies";
    String over = "Over " + Numbers.count((int) used, "data set") + ", ";
    String by = " by " + measure.metric();
    if (first.size() > 1) {
      return over + Names.list(first) + " share the best average rank" + by + " (" + rank + ").";
    }
    return over
        + first.get(0)
        + " has the best average rank"
        + by
        + " ("
        + rank
        + ")"
        + certainty(
            first.get(0),
            across.strategies(),
            across.comparisons().stream()
                .filter(c -> c.role() == Role.PRIMARY)
                .map(c -> new Decided(c.first(), c.second(), c.decision().verdict()))
                .toList())
        + ".";
  }

  private static String one(Design design, SettingResult setting) {
    List<String> best = best(design.measure(), setting);
    if (best.isEmpty()) {
      return "";
    }
    StrategyResult result =
        setting.strategies().stream()
            .filter(s -> s.strategy().equals(best.get(0)))
            .findFirst()
            .orElseThrow();
    String mean =
        extreme(design.measure())
            + " mean "
            + design.measure().metric()
            + ", "
            + Numbers.of(result.center().mean())
            + beyond(design.measure(), result.center().mean())
            + " over "
            + Numbers.count(result.center().n(), "score")
            + (result.center().clusters() > 1
                ? " from "
                    + Numbers.count(result.center().clusters(), design.replication().cluster())
                : design.replication().clusters() == 1
                    ? " from one " + design.replication().cluster()
                    : "");
    return best.size() > 1
        ? Names.list(best) + " share the " + mean + "."
        : best.get(0)
            + " has the "
            + mean
            + certainty(best.get(0), names(setting), decided(setting).toList())
            + ".";
  }

  /** A word where the interval holds values that the metric cannot take. */
  private static String beyond(Measure measure, Estimate mean) {
    return mean.interval()
            .filter(
                i ->
                    i.low() < measure.lowest().orElse(Double.NEGATIVE_INFINITY)
                        || i.high() > measure.highest().orElse(Double.POSITIVE_INFINITY))
            .isPresent()
        ? " (Student's t knows no bounds)"
        : "";
  }

  private static String several(Measure measure, List<SettingResult> settings) {
    List<String> winners = new ArrayList<>();
    int counted = 0;
    for (SettingResult setting : settings) {
      List<String> best = best(measure, setting);
      counted += best.isEmpty() ? 0 : 1;
      winners.addAll(best);
    }
    if (winners.isEmpty()) {
      return "";
    }
    int most = winners.stream().mapToInt(w -> times(w, winners)).max().orElseThrow();
    List<String> first =
        winners.stream().distinct().filter(w -> times(w, winners) == most).toList();
    String where = most + " of " + counted + " " + Names.places(settings);
    String mean = " the " + extreme(measure) + " mean " + measure.metric() + " in ";
    if (first.size() > 1) {
      return Names.list(first) + " each have" + mean + where + ".";
    }
    String winner = first.get(0);
    long shown =
        settings.stream()
            .filter(
                s ->
                    decided(s).anyMatch(d -> d.about(winner))
                        && decided(s).filter(d -> d.about(winner)).allMatch(d -> d.won(winner)))
            .count();
    return winner
        + " has"
        + mean
        + where
        + "; in "
        + shown
        + " of all "
        + settings.size()
        + " it was shown to be better than everything that it was compared with.";
  }

  private static int times(String name, List<String> names) {
    return (int) names.stream().filter(name::equals).count();
  }

  /** What the declared tests have shown of the best strategy. */
  private static String certainty(String best, List<String> all, List<Decided> decided) {
    List<Decided> own = decided.stream().filter(d -> d.about(best)).toList();
    List<String> beaten =
        own.stream().filter(d -> d.won(best)).map(d -> d.other(best)).distinct().toList();
    List<String> open =
        own.stream().filter(d -> !d.won(best)).map(d -> d.other(best)).distinct().toList();
    long untested =
        all.stream()
            .filter(s -> !s.equals(best) && !beaten.contains(s) && !open.contains(s))
            .count();
    if (own.isEmpty()) {
      return "; it was not compared with any other strategy";
    }
    int others = all.size() - 1;
    String shown =
        beaten.isEmpty()
            ? "; it was not shown to be better than " + Names.list(open)
            : "; it was shown to be better than "
                + (beaten.size() == others && others > 1
                    ? "each of the other " + others
                    : beaten.size() > MOST_NAMES
                        ? beaten.size() + " of the other " + others
                        : Names.list(beaten))
                + (open.isEmpty()
                    ? ""
                    : ", not than "
                        + (open.size() > MOST_NAMES ? "" + open.size() : Names.list(open)));
    return shown
        + (untested == 0
            ? ""
            : ", and was not compared with the other " + (untested == 1 ? "one" : untested));
  }

  private static List<String> groups(
      List<SettingResult> settings, Optional<AcrossDatasets> across) {
    if (across.isPresent()) {
      return Tally.of(
          across.get().comparisons().stream()
              .filter(c -> c.role() == Role.PRIMARY)
              .map(c -> new Decided(c.first(), c.second(), c.decision().verdict()))
              .toList());
    }
    return settings.size() == 1
        ? Tally.of(decided(settings.get(0)).toList())
        : Tally.over(
            settings.stream().map(s -> decided(s).toList()).toList(), Names.places(settings));
  }

  private static Stream<Decided> decided(SettingResult setting) {
    return setting.comparisons().stream()
        .map(c -> new Decided(c.first(), c.second(), c.decision().verdict()));
  }

  private static List<String> names(SettingResult setting) {
    return setting.strategies().stream().map(StrategyResult::strategy).toList();
  }

  /** The strategies with the best mean; empty where fewer than two have one. */
  private static List<String> best(Measure measure, SettingResult setting) {
    List<StrategyResult> scored =
        setting.strategies().stream().filter(s -> s.center().mean().value().isPresent()).toList();
    if (scored.size() < 2) {
      return List.of();
    }
    Comparator<StrategyResult> byMean = Comparator.comparingDouble(s -> s.center().mean().orNaN());
    double best =
        scored.stream()
            .max(measure.direction() == Direction.HIGHER_IS_BETTER ? byMean : byMean.reversed())
            .orElseThrow()
            .center()
            .mean()
            .orNaN();
    return scored.stream()
        .filter(s -> s.center().mean().orNaN() == best)
        .map(StrategyResult::strategy)
        .toList();
  }

  private static String extreme(Measure measure) {
    return measure.direction() == Direction.HIGHER_IS_BETTER ? "highest" : "lowest";
  }
}
