package org.graft.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.study.analysis.Analyst;
import org.graft.engine.study.scores.Origin;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.Study;

/**
 * Two runs: what changed between them, and each strategy of the second against the same of the
 * first. Trials are paired where their blocks are the same (data, source model and seed), else they
 * are independent, averaged within source models.
 *
 * @param before the first run
 * @param after the second run
 */
public record RunPair(Side before, Side after) {
  /**
   * One run.
   *
   * @param name as it is called
   * @param spec its experiment
   * @param trials in the matrix's order
   */
  public record Side(String name, Declared spec, List<Recorded> trials) {
    /** Copies the trials. */
    public Side {
      trials = List.copyOf(trials);
    }

    String label(String strategy) {
      return strategy + " in " + name;
    }
  }

  /** The study of both. */
  public Study study() {
    Scores first = LedgerScores.of(before.spec(), before.trials(), Map.of(), List.of());
    Scores second = LedgerScores.of(after.spec(), after.trials(), Map.of(), List.of());
    List<String> common =
        second.strategies().stream().filter(first.strategies()::contains).toList();
    List<Setting> settings = new ArrayList<>();
    for (Setting setting : second.settings()) {
      first.settings().stream()
          .filter(s -> s.title().equals(setting.title()))
          .findFirst()
          .ifPresent(s -> settings.add(joined(s, setting, common)));
    }
    List<Pair> family =
        common.stream()
            .map(s -> new Pair(after.label(s), before.label(s), Pair.Order.FIXED))
            .toList();
    return Analyst.analyse(
        new Scores(
            before.name() + " and " + after.name(),
            rules(second.rules()),
            family,
            settings,
            losses(first, second, common),
            List.of(),
            origin(first, second, common)));
  }

  private static Rules rules(Rules rules) {
    return new Rules(
        rules.measure(),
        Optional.empty(),
        rules.alpha(),
        rules.rope(),
        rules.failure(),
        rules.layout(),
        rules.adjusting(),
        Optional.empty(),
        rules.seed());
  }

  private Setting joined(Setting first, Setting second, List<String> common) {
    boolean paired = blocks(before, first).equals(blocks(after, second));
    List<Setting.Arm> arms = new ArrayList<>();
    for (String strategy : common) {
      first
          .arm(strategy)
          .ifPresent(a -> arms.add(renamed(a, before.label(strategy), first, paired)));
      second
          .arm(strategy)
          .ifPresent(a -> arms.add(renamed(a, after.label(strategy), second, paired)));
    }
    return new Setting(
        second.transfer(),
        second.backbone(),
        paired,
        paired ? second.sources() : first.sources() == 1 && second.sources() == 1 ? 1 : 0,
        arms,
        second.classes());
  }

  /** Ids of the blocks by their place in the matrix. */
  private static Map<List<Integer>, String> blocks(Side side, Setting setting) {
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

  private static Setting.Arm renamed(
      Setting.Arm arm, String label, Setting setting, boolean paired) {
    List<Score> scores = paired || setting.sources() < 2 ? arm.scores() : bySource(arm.scores());
    return new Setting.Arm(label, scores, arm.broken(), arm.completed(), arm.shared());
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

  private List<Losses.Loss> losses(Scores first, Scores second, List<String> common) {
    List<Losses.Loss> losses = new ArrayList<>();
    first.losses().stream()
        .filter(loss -> common.contains(loss.strategy()))
        .forEach(loss -> losses.add(renamed(loss, before)));
    second.losses().stream()
        .filter(loss -> common.contains(loss.strategy()))
        .forEach(loss -> losses.add(renamed(loss, after)));
    return losses;
  }

  private static Losses.Loss renamed(Losses.Loss loss, Side side) {
    return new Losses.Loss(
        loss.setting(),
        side.label(loss.strategy()),
        loss.block(),
        loss.kind(),
        loss.stage(),
        loss.reason(),
        loss.consequence());
  }

  private Origin origin(Scores first, Scores second, List<String> common) {
    Origin now = second.origin();
    List<StrategyCard> cards = new ArrayList<>();
    for (String strategy : common) {
      cards.add(card(first, strategy, before));
      cards.add(card(second, strategy, after));
    }
    return new Origin(
        now.data(),
        now.backbones(),
        cards,
        now.varied(),
        now.unit(),
        now.seed(),
        now.stopping(),
        new Provenance(
            now.provenance().facts(),
            now.provenance().specification(),
            RunChanges.between(first, second)),
        now.warnings(),
        now.checklist(),
        List.of());
  }

  private static StrategyCard card(Scores scores, String strategy, Side side) {
    return scores.origin().strategies().stream()
        .filter(c -> c.strategy().equals(strategy))
        .map(c -> new StrategyCard(side.label(strategy), c.description(), c.cites()))
        .findFirst()
        .orElseThrow();
  }
}
