package org.graft.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.engine.plan.CandidateStep;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.store.Store;
import org.graft.spi.result.Finding;

/** Scores of candidates: held in memory, read from the store, or computed once. Thread-safe. */
final class HeldOutScores {
  private final Store store;
  private final Map<String, HeldOutScore> known = new ConcurrentHashMap<>();

  HeldOutScores(Store store) {
    this.store = store;
  }

  /** Trains candidates that go together. */
  interface Training {
    /** Their scores, in order. */
    List<HeldOutScore> of(TrialBatch fits) throws Exception;
  }

  /**
   * Has the scores of a step.
   *
   * @param findings gets what came up meanwhile
   * @return whether all were there already
   */
  boolean have(CandidateStep step, Training training, List<Finding> findings) throws Exception {
    List<PlannedTrial> missing = new ArrayList<>();
    for (PlannedTrial fit : step.trainings()) {
      if (find(fit.card().id()).isEmpty()) {
        missing.add(fit);
      }
    }
    if (missing.isEmpty()) {
      return true;
    }
    List<HeldOutScore> scores = training.of(step.fits().of(missing));
    for (int i = 0; i < missing.size(); i++) {
      String key = missing.get(i).card().id();
      known.put(key, scores.get(i));
      findings.addAll(store.put(key, "a candidate's score", scores.get(i).tensors()));
    }
    return false;
  }

  private Optional<HeldOutScore> find(String key) throws InterruptedException {
    HeldOutScore held = known.get(key);
    if (held == null && store.has(key)) {
      Store.Found found = store.find(key);
      found.tensors().ifPresent(tensors -> known.put(key, HeldOutScore.of(tensors)));
      store.release(key);
      held = known.get(key);
    }
    return Optional.ofNullable(held);
  }

  /** The scores of a step that was done, by the key of each training; empty if it was not. */
  Optional<Map<String, HeldOutScore>> of(CandidateStep step) throws InterruptedException {
    Map<String, HeldOutScore> scores = new HashMap<>();
    for (PlannedTrial fit : step.trainings()) {
      find(fit.card().id()).ifPresent(score -> scores.put(fit.card().id(), score));
    }
    return Optional.of(scores).filter(all -> all.size() == step.trainings().size());
  }

  void release(CandidateStep step) {
    step.trainings().forEach(fit -> known.remove(fit.card().id()));
  }

  void clear() {
    known.clear();
  }
}
