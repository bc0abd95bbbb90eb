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
   * Scores of a step.
   *
   * @param scores by the key of each training
   * @param reused whether all were there already
   */
  record Result(Map<String, HeldOutScore> scores, boolean reused) {}

  /**
   * Has the scores of a step.
   *
   * @param findings gets what came up meanwhile
   */
  Result have(CandidateStep step, Training training, List<Finding> findings) throws Exception {
    Map<String, HeldOutScore> all = new HashMap<>();
    List<PlannedTrial> missing = new ArrayList<>();
    for (PlannedTrial fit : step.trainings()) {
      find(fit.card().id())
          .ifPresentOrElse(score -> all.put(fit.card().id(), score), () -> missing.add(fit));
    }
    if (missing.isEmpty()) {
      return new Result(all, true);
    }
    List<HeldOutScore> scores = training.of(step.fits().of(missing));
    for (int i = 0; i < missing.size(); i++) {
      String key = missing.get(i).card().id();
      known.put(key, scores.get(i));
      all.put(key, scores.get(i));
      findings.addAll(store.put(key, "a candidate's score", scores.get(i).tensors()));
    }
    return new Result(all, false);
  }

  private Optional<HeldOutScore> find(String key) throws InterruptedException {
    HeldOutScore held = known.get(key);
    if (held != null || !store.has(key)) {
      return Optional.ofNullable(held);
    }
    Optional<HeldOutScore> stored = store.find(key).tensors().map(HeldOutScore::of);
    stored.ifPresent(score -> known.put(key, score));
    store.release(key);
    return stored;
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
