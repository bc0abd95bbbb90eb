package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.spec.HeldOut;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/** Which trials are trained in one call. */
final class Batching {
  private final IdentityHashMap<Arm, Integer> kinds = new IdentityHashMap<>();
  private final Map<List<Object>, Integer> known = new HashMap<>();

  /** The trials of each call, in the order of their first ones; each trial once. */
  List<List<PlannedTrial>> of(List<PlannedTrial> trials) {
    Map<List<Object>, List<PlannedTrial>> together = new LinkedHashMap<>();
    for (PlannedTrial trial : trials) {
      together.computeIfAbsent(key(trial), k -> new ArrayList<>()).add(trial);
    }
    List<List<PlannedTrial>> calls = new ArrayList<>();
    together.values().forEach(all -> cut(all, calls));
    return calls;
  }

  /** As few calls as there can be, of the same size as far as they can be. */
  private static void cut(List<PlannedTrial> all, List<List<PlannedTrial>> calls) {
    int most = all.get(0).arm().atOnce();
    int parts = (all.size() + most - 1) / most;
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) all.size() * part / parts);
      int to = (int) ((long) all.size() * (part + 1) / parts);
      calls.add(List.copyOf(all.subList(from, to)));
    }
  }

  private List<Object> key(PlannedTrial trial) {
    Arm arm = trial.arm();
    if (arm.choosing().isPresent()) {
      return arm.atOnce() == 1
          ? List.of(trial.card().id())
          : List.of(arm.digest(), trial.source().map(SourceModel::key).orElse(""));
    }
    if (arm.atOnce() == 1) {
      return List.of(trial.card().id());
    }
    return List.of(
        kinds.computeIfAbsent(arm, a -> known.computeIfAbsent(key(a), k -> known.size())),
        trial.source().map(SourceModel::key).orElse(""),
        trial.features().map(FeatureTable::key).orElse(""),
        rows(trial));
  }

  /**
   * Trainings on different rows do not go together; parts of them are drawn by the trial's seed.
   */
  private static Object rows(PlannedTrial trial) {
    return trial.rows().heldOut().way() == HeldOut.Way.VALIDATION
        ? trial.rows()
        : List.of(trial.rows(), trial.card().seed());
  }

  private static List<Object> key(Arm arm) {
    List<Phase> outlines =
        arm.recipe().map(Recipe::phases).orElse(List.of()).stream().map(Phase::outline).toList();
    return List.of(
        arm.setting().target().digest(), arm.trainer().canonical(), arm.tail(), outlines);
  }
}
