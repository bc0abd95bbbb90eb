package org.graft.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.StoppingRule;
import org.graft.engine.study.scores.Origin;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.data.Target;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Scatter;
import org.graft.spi.result.study.Stopping;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.Warning;

/** What spec and ledger know beside scores. */
final class LedgerOrigin {
  private final Declared spec;
  private final List<Recorded> trials;
  private final Map<String, List<Scatter.Group>> pictures;
  private final List<String> changes;

  private LedgerOrigin(
      Declared spec,
      List<Recorded> trials,
      Map<String, List<Scatter.Group>> pictures,
      List<String> changes) {
    this.spec = spec;
    this.trials = trials;
    this.pictures = pictures;
    this.changes = changes;
  }

  static Origin of(
      Declared spec,
      List<Recorded> trials,
      Map<String, List<Scatter.Group>> pictures,
      List<String> changes) {
    LedgerOrigin origin = new LedgerOrigin(spec, trials, pictures, changes);
    return new Origin(
        origin.data(),
        spec.backbones().stream().map(Declared.Part::label).toList(),
        spec.strategies().stream().map(origin::card).toList(),
        origin.varied(),
        "repeat",
        OptionalLong.of(spec.seed()),
        origin.stopping(),
        LedgerProvenance.of(spec, trials),
        origin.warnings(),
        origin.checklist(),
        origin.scatters());
  }

  private List<DataCard> data() {
    List<DataCard> cards = new ArrayList<>();
    for (Declared.Transfer transfer : spec.transfers()) {
      transfer
          .source()
          .ifPresent(
              source ->
                  add(
                      cards,
                      source,
                      DataCard.Role.SOURCE,
                      of(transfer).flatMap(Recorded::sourceData),
                      Optional.empty()));
    }
    for (Declared.Transfer transfer : spec.transfers()) {
      add(
          cards,
          transfer.target(),
          DataCard.Role.TARGET,
          of(transfer).map(Recorded::targetData),
          of(transfer));
    }
    return cards;
  }

  private static void add(
      List<DataCard> cards,
      Declared.Part data,
      DataCard.Role role,
      Optional<String> digest,
      Optional<Recorded> sizes) {
    boolean there = cards.stream().anyMatch(c -> c.name().equals(data.label()) && c.role() == role);
    if (!there) {
      cards.add(
          new DataCard(
              data.label(),
              role,
              description(data.doc().replaceFirst("\\.$", ""), sizes),
              examples(sizes, "train"),
              examples(sizes, "validation"),
              examples(sizes, "test"),
              sizes
                  .map(Recorded::target)
                  .filter(Target.Classes.class::isInstance)
                  .map(Target::names)
                  .orElse(List.of()),
              digest));
    }
  }

  /** What a data set is, and what its target is of unless of classes. */
  private static String description(String doc, Optional<Recorded> trial) {
    return trial
        .map(Recorded::target)
        .filter(target -> !(target instanceof Target.Classes))
        .map(target -> doc + "; target of " + target.kind() + ": " + TargetText.names(target))
        .orElse(doc);
  }

  private static OptionalLong examples(Optional<Recorded> trial, String split) {
    return trial.map(t -> t.number(split)).orElse(OptionalLong.empty());
  }

  private Optional<Recorded> of(Declared.Transfer transfer) {
    return trials.stream().filter(t -> t.card().transfer().equals(transfer.name())).findFirst();
  }

  /** Source and target of each transfer side by side, where they have two features. */
  private List<Scatter> scatters() {
    List<Scatter> scatters = new ArrayList<>();
    for (Declared.Transfer transfer : spec.transfers()) {
      List<Scatter.Panel> panels = new ArrayList<>();
      Optional<Recorded> trial = of(transfer);
      transfer
          .source()
          .ifPresent(
              source ->
                  panel(panels, source.label() + " (source)", trial.flatMap(Recorded::sourceData)));
      panel(panels, transfer.target().label() + " (target)", trial.map(Recorded::targetData));
      if (!panels.isEmpty()) {
        scatters.add(
            new Scatter("Examples by class, " + transfer.name(), "feature 1", "feature 2", panels));
      }
    }
    return scatters;
  }

  private void panel(List<Scatter.Panel> panels, String title, Optional<String> digest) {
    digest.map(pictures::get).ifPresent(groups -> panels.add(new Scatter.Panel(title, groups)));
  }

  private StrategyCard card(Declared.Part strategy) {
    String moved =
        trials.stream()
            .filter(t -> t.card().strategy().equals(strategy.label()))
            .flatMap(t -> t.outcome().stream())
            .filter(Outcome.Completed.class::isInstance)
            .flatMap(o -> ((Outcome.Completed) o).audit().stream())
            .map(
                a ->
                    String.format(
                        java.util.Locale.ROOT,
                        "%,d of %,d parameters train",
                        a.trained(),
                        a.trained() + a.frozen()))
            .findFirst()
            .orElse("");
    return new StrategyCard(strategy.label(), moved, strategy.cites());
  }

  private List<String> varied() {
    List<String> varied = new ArrayList<>(List.of("initial weights", "order of examples"));
    if (trials.stream().flatMap(t -> t.sourceModel().stream()).distinct().count() > 1
        && spec.repeats().sources() > 1) {
      varied.add("source model");
    }
    if (spec.repeats().splits().isPresent()) {
      varied.add("split");
    }
    return varied;
  }

  private Stopping stopping() {
    long open = trials.stream().filter(t -> t.outcome().isEmpty()).count();
    if (spec.rules().stopping().isPresent()) {
      return sequential(spec.rules().stopping().get(), open);
    }
    int sources = spec.repeats().sources();
    String splits = spec.repeats().splits().map(s -> s + ", each with ").orElse("");
    String rule =
        sources == 1
            ? "fixed: " + splits + spec.repeats().trainings() + " repeats"
            : "fixed: "
                + splits
                + sources
                + " source models with "
                + spec.repeats().trainings()
                + " trainings each";
    return new Stopping(
        rule, open > 0, open == 0 ? "" : "provisional: " + open + " trials have not been run");
  }

  private Stopping sequential(StoppingRule rule, long open) {
    boolean sources = spec.repeats().sources() > 1;
    String unit = sources ? "source models" : "repeats";
    int there =
        1
            + trials.stream()
                .mapToInt(t -> sources ? t.card().sourceReplicate() : t.card().trainingReplicate())
                .max()
                .orElse(-1);
    boolean early = there < spec.units();
    String tests =
        rule.rule() == StoppingRule.Rule.E_PROCESS
            ? "sign e-process"
            : "Lan-DeMets O'Brien-Fleming boundaries";
    List<String> after = rule.after(spec.units()).stream().map(String::valueOf).toList();
    String text =
        "at most "
            + spec.units()
            + " "
            + unit
            + ", looked at after "
            + Numbers.list(after)
            + " ("
            + tests
            + "); ends when every comparison is decided; ended after "
            + there;
    return new Stopping(
        text,
        early || open > 0,
        (early ? "unadjusted for the early stop" : "unadjusted for the looks")
            + (open == 0 ? "" : "; provisional: " + open + " trials have not been run"));
  }

  private List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    changes.forEach(
        change -> warnings.add(new Warning("code-changed", Warning.Gravity.NOTE, change)));
    trials.stream()
        .flatMap(trial -> trial.notes().stream())
        .distinct()
        .forEach(note -> warnings.add(new Warning("data", Warning.Gravity.NOTE, note)));
    if (spec.curves().contains("test")) {
      warnings.add(
          new Warning(
              "test-curves",
              Warning.Gravity.NOTE,
              "Test scores were recorded after every epoch. Nothing was selected by them here;"
                  + " choosing epochs, rates or strategies by these curves would use up the test"
                  + " set."));
    }
    return warnings;
  }

  private List<ChecklistItem> checklist() {
    return List.of(
        new ChecklistItem(
            "Was the test set used for selection?",
            ChecklistItem.State.ANSWERED,
            "not by Graft: strategies see training and validation data only, and trials are scored"
                + " once, at their end"),
        new ChecklistItem(
            "Are data, code and settings identified?",
            ChecklistItem.State.ANSWERED,
            "by digests of the data, of the code of each plugin that results depend on, and of the"
                + " resolved specification"));
  }
}
