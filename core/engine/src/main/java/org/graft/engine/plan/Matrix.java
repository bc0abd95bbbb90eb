package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
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
      SourceModel source = shared.source(setting, s, sourceSeed);
      Seed divided = setting.fold().map(d -> d.seed(sourceSeed)).orElse(sourceSeed);
      for (int r = 0; r < spec.repeats().training(); r++) {
        Seed seed = divided.derive("training", r);
        String block = new Digest().add(both).add(source.key()).add(seed.value()).id();
        String alone = new Digest().add(target).add(place).add(seed.value()).id();
        for (Arm arm : arms) {
          PlannedTrial trial = trial(arm, source, new Cell(s, first + r, seed, block, alone));
          if (!excluded(setting, trial)) {
            trials.add(trial);
          }
        }
      }
    }
    return trials;
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
   */
  private record Cell(int source, int training, Seed seed, String block, String alone) {}

  private PlannedTrial trial(Arm arm, SourceModel source, Cell cell) {
    TrialCard card = card(arm, cell, digest(arm, cell).id());
    List<PlannedTrial.Candidate> candidates = new ArrayList<>();
    arm.choosing()
        .ifPresent(
            choosing ->
                choosing
                    .candidates()
                    .forEach(one -> candidates.add(candidate(one, choosing, source, card, cell))));
    return trial(arm, source, card, Rows.TEST, candidates);
  }

  private PlannedTrial.Candidate candidate(
      Choosing.Candidate candidate,
      Choosing choosing,
      SourceModel source,
      TrialCard card,
      Cell cell) {
    HeldOut on = choosing.rule().on();
    List<PlannedTrial> fits = new ArrayList<>();
    for (int part = 0; part < on.parts(); part++) {
      String key =
          digest(candidate.fit(), cell)
              .add("candidate")
              .add(on.toString())
              .add(part)
              .add(Identities.of(choosing.rule().by()))
              .hex();
      fits.add(
          trial(
              candidate.fit(),
              source,
              card(candidate.fit(), cell, key),
              Rows.candidate(on, part),
              List.of()));
    }
    return new PlannedTrial.Candidate(
        candidate, fits, trial(candidate.then(), source, card, candidate.rows(), List.of()));
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
      Arm arm,
      SourceModel source,
      TrialCard card,
      Rows rows,
      List<PlannedTrial.Candidate> candidates) {
    return new PlannedTrial(
        card,
        arm,
        arm.needsSource() ? Optional.of(shared.needs(source)) : Optional.empty(),
        arm.tap().map(tap -> shared.features(arm, shared.needs(source))),
        rows,
        candidates);
  }
}
