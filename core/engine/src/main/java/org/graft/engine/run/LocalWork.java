package org.graft.engine.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.FeaturePass;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.store.Store;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Event;
import org.graft.spi.result.Finding;

/**
 * Steps done in this process, on the thread that asks. What steps share is held in memory until it
 * is to be forgotten; what is not held is read from the store or computed.
 */
public final class LocalWork implements Work {
  private static final Logger LOG = LogManager.getLogger(LocalWork.class);

  private final PlanIndex index;
  private final Store store;
  private final Sessions sessions;
  private final Estimates estimates;
  private final SourceModels sourceModels;
  private final FeatureTables featureTables;
  private final TrialRunner trialRunner;
  private final Map<String, Weights> weights = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Tensor>> features = new ConcurrentHashMap<>();

  /** Work on {@code plan}; the sessions stay the caller's. */
  public LocalWork(Plan plan, Store store, Sessions sessions, DataAccess access) {
    this.index = new PlanIndex(plan);
    this.store = store;
    this.sessions = sessions;
    this.estimates = new Estimates(plan.spec(), sessions.threadCounts());
    this.sourceModels = new SourceModels(plan.spec(), store, sessions, access);
    this.featureTables = new FeatureTables(store, sessions);
    this.trialRunner = new TrialRunner(plan.spec(), sessions);
  }

  @Override
  public ThreadCounts threadCounts() {
    return sessions.threadCounts();
  }

  /** Starts the trainers that the steps need. */
  @Override
  public void prepare(Collection<String> keys) {
    for (String key : keys) {
      sessions.widen(threads(key));
      index.trial(key).ifPresent(trial -> sessions.of(trial.arm().trainer()));
      index
          .source(key)
          .filter(source -> !store.has(key))
          .flatMap(source -> source.setting().sourceDecision())
          .ifPresent(decision -> sessions.of(decision.trainer()));
      index
          .pass(key)
          .filter(pass -> pass.tables().stream().anyMatch(table -> !store.has(table.key())))
          .ifPresent(pass -> sessions.of(pass.runner().trainer()));
    }
  }

  /** A step that reads a file of the store which somebody cuts short meanwhile is done again. */
  @Override
  public StepOutcome run(List<String> keys) throws InterruptedException {
    try {
      return attempt(keys);
    } catch (InternalError e) {
      LOG.warn("step {}: {}; it reads its files anew", keys.get(0), e.getMessage());
      index.trial(keys.get(0)).flatMap(PlannedTrial::features).ifPresent(this::forget);
      index.trial(keys.get(0)).flatMap(PlannedTrial::source).ifPresent(s -> forget(s.key()));
      index.pass(keys.get(0)).ifPresent(pass -> forget(pass.source().key()));
      try {
        return attempt(keys);
      } catch (InternalError again) {
        return StepOutcome.failed(StageException.describe(again));
      }
    }
  }

  /**
   * Does a step.
   *
   * @throws InternalError as the JVM does where a mapped file has no such place any more
   */
  private StepOutcome attempt(List<String> keys) throws InterruptedException {
    String key = keys.get(0);
    try {
      sessions.widen(threads(key));
      List<PlannedTrial> trials = keys.stream().flatMap(k -> index.trial(k).stream()).toList();
      if (!trials.isEmpty()) {
        PlannedTrial first = trials.get(0);
        return StepOutcome.trials(trialRunner.run(trials, source(first), table(first)));
      }
      long start = System.nanoTime();
      Optional<SourceStep> source = index.source(key);
      List<Finding> findings = new ArrayList<>();
      boolean reused =
          source.isPresent()
              ? runSource(source.get(), findings)
              : runPass(index.pass(key).orElseThrow(), findings);
      return StepOutcome.shared(
          new Event.StepFinished(
              source.isPresent() ? "source model" : "features",
              key,
              (System.nanoTime() - start) / 1e9,
              reused,
              findings));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      LOG.debug("step {} failed", key, e);
      return StepOutcome.failed(StageException.describe(e));
    }
  }

  @Override
  public void forget(String key) {
    weights.remove(key);
    store.release(key);
    index.pass(key).map(FeaturePass::tables).orElse(List.of()).forEach(this::forget);
  }

  private void forget(FeatureStep table) {
    features.remove(table.key());
    store.release(table.key());
  }

  /** How many threads a step takes. */
  private int threads(String key) {
    return index
        .trial(key)
        .map(trial -> estimates.of(trial.arm()))
        .or(() -> index.source(key).map(estimates::of))
        .or(() -> index.pass(key).map(estimates::of))
        .orElseThrow()
        .threads();
  }

  private boolean runSource(SourceStep step, List<Finding> findings) throws Exception {
    SourceModels.Result result = sourceModels.get(step);
    findings.addAll(result.findings());
    weights.put(step.key(), result.weights());
    return result.reused();
  }

  private boolean runPass(FeaturePass pass, List<Finding> findings) throws Exception {
    FeatureTables.Result result = featureTables.get(pass, source(pass.source()));
    findings.addAll(result.findings());
    features.putAll(result.tables());
    return result.reused();
  }

  private Optional<Weights> source(PlannedTrial trial) throws Exception {
    return trial.source().isEmpty() ? Optional.empty() : Optional.of(source(trial.source().get()));
  }

  private Weights source(SourceStep step) throws Exception {
    if (!weights.containsKey(step.key())) {
      recompute(step.key(), () -> warn(findings -> runSource(step, findings)));
    }
    return Optional.ofNullable(weights.get(step.key())).orElseThrow();
  }

  private Optional<Map<String, Tensor>> table(PlannedTrial trial) throws Exception {
    if (trial.features().isEmpty()) {
      return Optional.empty();
    }
    FeatureStep table = trial.features().get();
    if (!features.containsKey(table.key())) {
      FeaturePass pass = index.pass(table);
      recompute(pass.key(), () -> warn(findings -> runPass(pass, findings)));
    }
    return Optional.ofNullable(features.get(table.key()));
  }

  /** Shared work that a step does on the way has no event of its own to tell what came up. */
  private static void warn(SharedWork work) throws Exception {
    List<Finding> findings = new ArrayList<>();
    work.run(findings);
    findings.forEach(finding -> LOG.warn("{}", finding.text()));
  }

  /** Does what is shared and adds what came up. */
  private interface SharedWork {
    boolean run(List<Finding> findings) throws Exception;
  }

  /** Does a shared step that another process did, or that was let go, on the calling thread. */
  private void recompute(String key, Recomputation step) throws Exception {
    int own = sessions.width();
    sessions.widen(threads(key));
    try {
      step.run();
    } finally {
      sessions.widen(own);
    }
  }

  private interface Recomputation {
    void run() throws Exception;
  }

  @Override
  public void close() {
    weights.clear();
    features.clear();
  }
}
