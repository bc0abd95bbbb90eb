package org.graft.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.Choice;
import org.graft.engine.spec.DataSpec;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.TransferSpec;
import org.graft.engine.study.scores.Origin;
import org.graft.spi.Name;
import org.graft.spi.Strategy;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Stopping;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.Warning;

/** What spec and ledger know beside scores. */
final class LedgerOrigin {
  private final ExperimentSpec spec;
  private final List<Recorded> trials;

  private LedgerOrigin(ExperimentSpec spec, List<Recorded> trials) {
    this.spec = spec;
    this.trials = trials;
  }

  static Origin of(ExperimentSpec spec, List<Recorded> trials) {
    LedgerOrigin origin = new LedgerOrigin(spec, trials);
    return new Origin(
        origin.data(),
        spec.backbones().stream().map(Choice::label).toList(),
        spec.strategies().stream().map(origin::card).toList(),
        origin.varied(),
        "repeat",
        OptionalLong.of(spec.seed()),
        origin.stopping(),
        LedgerProvenance.of(spec, trials),
        origin.warnings(),
        origin.checklist(),
        List.of());
  }

  private List<DataCard> data() {
    List<DataCard> cards = new ArrayList<>();
    for (TransferSpec transfer : spec.transfers()) {
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
    for (TransferSpec transfer : spec.transfers()) {
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
      DataSpec data,
      DataCard.Role role,
      Optional<String> digest,
      Optional<Recorded> sizes) {
    boolean there = cards.stream().anyMatch(c -> c.name().equals(data.label()) && c.role() == role);
    if (!there) {
      cards.add(
          new DataCard(
              data.label(),
              role,
              doc(data.provider().value()),
              examples(sizes, "train"),
              examples(sizes, "validation"),
              examples(sizes, "test"),
              sizes.map(Recorded::classes).orElse(List.of()),
              digest));
    }
  }

  private static OptionalLong examples(Optional<Recorded> trial, String split) {
    return trial.map(t -> t.number(split)).orElse(OptionalLong.empty());
  }

  private Optional<Recorded> of(TransferSpec transfer) {
    return trials.stream().filter(t -> t.card().transfer().equals(transfer.name())).findFirst();
  }

  private StrategyCard card(Choice<Strategy> strategy) {
    Name name = strategy.value().getClass().getAnnotation(Name.class);
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
    return new StrategyCard(strategy.label(), moved, name == null ? "" : name.cites());
  }

  private static String doc(Object extension) {
    Name name = extension.getClass().getAnnotation(Name.class);
    return name == null ? "" : name.doc().replaceFirst("\\.$", "");
  }

  private List<String> varied() {
    List<String> varied = new ArrayList<>(List.of("initial weights", "order of examples"));
    if (trials.stream().flatMap(t -> t.sourceModel().stream()).distinct().count() > 1
        && spec.repeats().source() > 1) {
      varied.add("source model");
    }
    if (spec.repeats().splits().isPresent()) {
      varied.add("split");
    }
    return varied;
  }

  private Stopping stopping() {
    long open = trials.stream().filter(t -> t.outcome().isEmpty()).count();
    int sources = spec.repeats().source();
    String splits = spec.repeats().splits().map(s -> s + ", each with ").orElse("");
    String rule =
        sources == 1
            ? "fixed: " + splits + spec.repeats().training() + " repeats"
            : "fixed: "
                + splits
                + sources
                + " source models with "
                + spec.repeats().training()
                + " trainings each";
    return new Stopping(
        rule, open > 0, open == 0 ? "" : "provisional: " + open + " trials have not been run");
  }

  private List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
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
            "by digests of the data, the version of Graft and the resolved specification"));
  }
}
