package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.Fold;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.HeldOut;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.result.TrialCard;

/** Every trial of a setting: source replicates, training replicates, strategies, in that order. */
final class Matrix {
  private final ExperimentSpec spec;
  private final SharedSteps shared;
  private final Map<String, Integer> alike = new HashMap<>();

  Matrix(ExperimentSpec spec, SharedSteps shared) {
    this.spec = spec;
    this.shared = shared;
  }

  List<PlannedTrial> trials(Setting setting, List<Arm> arms) {
    Seed root = new Seed(spec.seed());
    String backbone = Identities.of(setting.backbone());
    String target =
        new Digest()
            .add(setting.target().digest())
            .add(Identities.code(setting.transfer().target()))
            .add(backbone)
            .hex();
    int place = alike.merge(target, 1, Integer::sum);
    String both =
        new Digest()
            .add(setting.source().map(DatasetLoader.Loaded::digest).orElse(""))
            .add(setting.transfer().source().map(Identities::code).orElse(""))
            .add(target)
            .hex();
    int first = setting.fold().map(Fold::index).orElse(0) * spec.repeats().training();
    List<PlannedTrial> trials = new ArrayList<>();
    for (int s = 0; s < spec.repeats().source(); s++) {
      Seed sourceSeed = root.derive("source", s);
      IdentityHashMap<Setting, SourceModel> sources = new IdentityHashMap<>();
      for (Setting each : setting.each()) {
        SourceModel source = shared.source(each, s, sourceSeed);
        sources.put(each, source);
      }
      Seed divided = setting.fold().map(d -> d.seed(sourceSeed)).orElse(sourceSeed);
      for (int r = 0; r < spec.repeats().training(); r++) {
        Seed seed = divided.derive("training", r);
        Digest digest = new Digest().add(both);
        setting.each().forEach(each -> digest.add(key(sources, each)));
        String block = digest.add(seed.value()).id();
        String alone = new Digest().add(target).add(place).add(seed.value()).id();
        for (Arm arm : arms) {
          PlannedTrial trial = trial(arm, new Cell(s, first + r, seed, block, alone, sources));
          if (!excluded(setting, trial)) {
            trials.add(trial);
          }
        }
      }
    }
    return trials;
  }

  private static String key(Map<Setting, SourceModel> sources, Setting setting) {
    return Optional.ofNullable(sources.get(setting)).orElseThrow().key();
  }

  private boolean excluded(Setting setting, PlannedTrial trial) {
    return spec.exclude().stream()
        .anyMatch(
            e ->
                e.excludes(
                    setting.transfer(), setting.backbone(), trial.arm().strategy(), trial.card()));
  }

  /**
   * A place in the matrix, whichever the strategy.
   *
   * @param block of the trials that are paired
   * @param alone the same without the source: what a trial from scratch depends on
   * @param models source models by setting
   */
  private record Cell(
      int source,
      int training,
      Seed seed,
      String block,
      String alone,
      Map<Setting, SourceModel> models) {}

  private PlannedTrial trial(Arm arm, Cell cell) {
    TrialCard card = card(arm, cell, digest(arm, cell).id());
    List<PlannedTrial.Candidate> candidates = new ArrayList<>();
    arm.choosing()
        .ifPresent(
            choosing ->
                choosing
                    .candidates()
                    .forEach(one -> candidates.add(candidate(one, choosing, card, cell))));
    return trial(arm, card, Rows.TEST, candidates, cell);
  }

  private PlannedTrial.Candidate candidate(
      Choosing.Candidate candidate, Choosing choosing, TrialCard card, Cell cell) {
    HeldOut on = choosing.rule().on();
    List<PlannedTrial> fits = new ArrayList<>();
    for (int part = 0; part < on.parts(); part++) {
      String key =
          fitted(candidate.fit(), cell)
              .add("candidate")
              .add(on.toString())
              .add(part)
              .add(Identities.of(choosing.rule().deciding()))
              .hex();
      fits.add(
          trial(
              candidate.fit(),
              card(candidate.fit(), cell, key),
              Rows.candidate(on, part, candidate.fit().setting().target().dataset().domains()),
              List.of(),
              cell));
    }
    return new PlannedTrial.Candidate(
        candidate, fits, trial(candidate.then(), card, candidate.rows(), List.of(), cell));
  }

  /** What a candidate's training depends on: of several backbones, on which it is done. */
  private static Digest fitted(Arm fit, Cell cell) {
    Digest digest = digest(fit, cell);
    if (cell.models().size() > 1) {
      digest.add(Identities.of(fit.setting().backbone()));
      if (fit.needsSource()) {
        digest.add(key(cell.models(), fit.setting()));
      }
    }
    return digest;
  }

  private static Digest digest(Arm arm, Cell cell) {
    return new Digest().add(arm.needsSource() ? cell.block() : cell.alone()).add(arm.digest());
  }

  private static TrialCard card(Arm arm, Cell cell, String id) {
    return new TrialCard(
        id,
        cell.block(),
        arm.setting().transfer().name(),
        arm.setting().backbone().label(),
        arm.strategy().label(),
        cell.source(),
        cell.training(),
        cell.seed());
  }

  private PlannedTrial trial(
      Arm arm, TrialCard card, Rows rows, List<PlannedTrial.Candidate> candidates, Cell cell) {
    Optional<SourceModel> source = Optional.ofNullable(cell.models().get(arm.setting()));
    return new PlannedTrial(
        card,
        arm,
        source.filter(model -> arm.needsSource()).map(shared::needs),
        arm.tap().flatMap(tap -> source.map(model -> shared.features(arm, shared.needs(model)))),
        rows,
        candidates);
  }
}
