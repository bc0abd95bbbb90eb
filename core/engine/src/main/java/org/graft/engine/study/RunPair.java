package org.graft.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.analysis.Analyst;
import org.graft.engine.study.scores.Origin;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Provenance.Change;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Warning;

/**
 * Two runs: what changed between them, and each strategy of the second against the same of the
 * first, as {@link RunJoin} puts their trials together.
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

    /** Its experiment as if that metric were its primary one. */
    Declared by(Declared.Score metric) {
      return spec.metrics().stream()
          .filter(m -> m.definition().equals(metric.definition()))
          .findFirst()
          .map(m -> spec.withPrimary(m.label()))
          .orElseThrow(
              () ->
                  new UserException(
                      "the primary metric of the second run, '"
                          + metric.label()
                          + "', was not recorded in "
                          + name
                          + " (it has "
                          + String.join(
                              ", ", spec.metrics().stream().map(Declared.Score::label).toList())
                          + "); choose one that both have with --metric"));
    }
  }

  /**
   * The study of both, by the second run's primary metric.
   *
   * @throws UserException if the first run did not record that metric
   */
  public Study study() {
    Declared.Score primary = after.spec().metrics().get(0);
    Scores first =
        LedgerScores.of(before.by(primary), before.trials(), Map.of(), Map.of(), List.of());
    Scores second = LedgerScores.of(after.spec(), after.trials(), Map.of(), Map.of(), List.of());
    List<String> common =
        second.strategies().stream().filter(first.strategies()::contains).toList();
    RunLabels labels = RunLabels.of(before.name(), after.name());
    List<Setting> settings = new ArrayList<>();
    List<Warning> warnings = new ArrayList<>(second.origin().warnings());
    for (Setting setting : second.settings()) {
      first.settings().stream()
          .filter(s -> s.title().equals(setting.title()))
          .findFirst()
          .ifPresent(
              s -> new RunJoin(before, after, labels, common).join(s, setting, settings, warnings));
    }
    List<Pair> family =
        common.stream()
            .map(s -> new Pair(labels.after(s), labels.before(s), Pair.Order.FIXED))
            .toList();
    Study study =
        Analyst.analyse(
            new Scores(
                labels.title(),
                rules(second.rules()),
                family,
                settings,
                losses(first, second, common, labels),
                List.of(),
                origin(first, second, common, labels, warnings)));
    return new Study(
        study.experiment(),
        study.design(),
        study.trials(),
        study.analysis().with(labels.answer(study)),
        study.documentation());
  }

  /** What differs between their settings, data, versions and machines. */
  public List<Change> changes() {
    return RunChanges.between(scores(before), scores(after));
  }

  private static Scores scores(Side side) {
    return LedgerScores.of(side.spec(), side.trials(), Map.of(), Map.of(), List.of());
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

  private static List<Losses.Loss> losses(
      Scores first, Scores second, List<String> common, RunLabels labels) {
    List<Losses.Loss> losses = new ArrayList<>();
    first.losses().stream()
        .filter(loss -> common.contains(loss.strategy()))
        .forEach(loss -> losses.add(renamed(loss, labels.before(loss.strategy()))));
    second.losses().stream()
        .filter(loss -> common.contains(loss.strategy()))
        .forEach(loss -> losses.add(renamed(loss, labels.after(loss.strategy()))));
    return losses;
  }

  private static Losses.Loss renamed(Losses.Loss loss, String label) {
    return new Losses.Loss(
        loss.setting(),
        label,
        loss.block(),
        loss.kind(),
        loss.stage(),
        loss.reason(),
        loss.consequence());
  }

  private static Origin origin(
      Scores first, Scores second, List<String> common, RunLabels labels, List<Warning> warnings) {
    Origin now = second.origin();
    List<StrategyCard> cards = new ArrayList<>();
    for (String strategy : common) {
      cards.add(card(first, strategy, labels.before(strategy)));
      cards.add(card(second, strategy, labels.after(strategy)));
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
        warnings,
        now.checklist(),
        List.of());
  }

  private static StrategyCard card(Scores scores, String strategy, String label) {
    return scores.origin().strategies().stream()
        .filter(c -> c.strategy().equals(strategy))
        .map(c -> new StrategyCard(label, c.description(), c.cites()))
        .findFirst()
        .orElseThrow();
  }
}
