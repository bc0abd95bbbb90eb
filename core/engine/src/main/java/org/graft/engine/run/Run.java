package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.store.Store;
import org.graft.spi.Tracker;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.Step;
import org.graft.spi.TrialExecutor.StepResult;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * One run of a plan: the steps that are still to do, what they share, and the ledger they end in.
 */
public final class Run {
  private static final Logger LOG = LogManager.getLogger(Run.class);

  private final Plan plan;
  private final SqliteLedger ledger;
  private final TrialExecutor executor;
  private final List<Tracker> trackers;
  private final Identity identity;
  private final Store store;
  private final Sessions sessions;
  private final SourceModels sourceModels;
  private final FeatureTables featureTables;
  private final TrialRunner trialRunner;
  private final Shared<Weights> weights = new Shared<>();
  private final Shared<Map<String, Tensor>> features = new Shared<>();
  private final Map<String, PlannedTrial> trials = new LinkedHashMap<>();
  private final Map<String, SourceStep> sources = new LinkedHashMap<>();
  private final Map<String, FeatureStep> tables = new LinkedHashMap<>();
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<String, Event> events = new ConcurrentHashMap<>();
  private int completed;
  private int failed;
  private int skipped;

  /** A run of {@code plan} that records into {@code ledger}. */
  public Run(
      Plan plan,
      SqliteLedger ledger,
      Store store,
      Sessions sessions,
      DataAccess access,
      TrialExecutor executor,
      List<Tracker> trackers,
      Identity identity) {
    this.plan = plan;
    this.ledger = ledger;
    this.executor = executor;
    this.trackers = List.copyOf(trackers);
    this.identity = identity;
    this.store = store;
    this.sessions = sessions;
    this.sourceModels = new SourceModels(plan.spec(), store, sessions, access);
    this.featureTables = new FeatureTables(store, sessions);
    this.trialRunner = new TrialRunner(plan.spec(), sessions);
  }

  /**
   * Runs every trial without an outcome.
   *
   * @param retryFailed whether trials recorded as failed or skipped are run again
   * @return the experiment's id in the ledger
   * @throws InterruptedException if stopped; what had ended is recorded
   */
  public String execute(boolean retryFailed) throws InterruptedException {
    String experiment = ledger.begin(plan, identity.folder(), identity.graft());
    Set<String> done = ledger.finished(experiment, !retryFailed);
    List<Step> steps = steps(done);
    startTrainers();
    long start = System.nanoTime();
    int total = plan.trials().size();
    tell(new Event.RunStarted(plan.spec().name(), total, total - trials.size()));
    LOG.debug("{} steps for {} trials, {} done before", steps.size(), total, done.size());
    boolean interrupted = true;
    try {
      executor.execute(steps, this::run, this::take);
      interrupted = false;
    } finally {
      double seconds = (System.nanoTime() - start) / 1e9;
      tell(new Event.RunFinished(completed, failed, skipped, seconds, interrupted));
    }
    return experiment;
  }

  /**
   * Trainers start before the first step, so that one that cannot stops the run, not each trial.
   */
  private void startTrainers() {
    sources.values().stream()
        .filter(step -> !store.has(step.key()))
        .flatMap(step -> step.setting().sourceTrainer().stream())
        .forEach(sessions::of);
    tables.values().stream()
        .filter(step -> !store.has(step.key()))
        .forEach(step -> sessions.of(step.trainer()));
    trials.values().forEach(trial -> sessions.of(trial.arm().trainer()));
  }

  private List<Step> steps(Set<String> done) {
    List<Step> steps = new ArrayList<>();
    for (PlannedTrial trial : plan.trials()) {
      if (!done.contains(trial.card().id()) && !trials.containsKey(trial.card().id())) {
        trials.put(trial.card().id(), trial);
        trial.source().ifPresent(s -> source(s, steps));
        trial.features().ifPresent(f -> table(f, steps));
      }
    }
    for (PlannedTrial trial : trials.values()) {
      List<String> needs = new ArrayList<>();
      trial.source().ifPresent(s -> needs.add(s.key()));
      trial.features().ifPresent(f -> needs.add(f.key()));
      trial.source().ifPresent(s -> weights.use(s.key()));
      trial.features().ifPresent(f -> features.use(f.key()));
      steps.add(new Step(trial.card().id(), needs, Bytes.of(trial), 0));
    }
    return steps;
  }

  private void source(SourceStep step, List<Step> steps) {
    if (sources.putIfAbsent(step.key(), step) == null) {
      steps.add(new Step(step.key(), List.of(), Bytes.of(step), 2));
    }
  }

  private void table(FeatureStep step, List<Step> steps) {
    if (tables.putIfAbsent(step.key(), step) == null) {
      source(step.source(), steps);
      weights.use(step.source().key());
      steps.add(new Step(step.key(), List.of(step.source().key()), Bytes.of(step), 1));
    }
  }

  private StepResult run(Step step) throws InterruptedException {
    try {
      PlannedTrial trial = trials.get(step.key());
      if (trial != null) {
        outcomes.put(step.key(), runTrial(trial));
      } else {
        long start = System.nanoTime();
        SourceStep source = sources.get(step.key());
        boolean reused = source != null ? runSource(source) : runTable(step.key());
        String what = source != null ? "source model" : "features";
        events.put(
            step.key(), new Event.StepFinished(what, (System.nanoTime() - start) / 1e9, reused));
      }
      return new StepResult(step.key(), End.COMPLETED, "");
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      LOG.debug("step {} failed", step.key(), e);
      return new StepResult(step.key(), End.FAILED, StageException.describe(e));
    }
  }

  private boolean runSource(SourceStep step) throws Exception {
    SourceModels.Result result = sourceModels.get(step);
    weights.put(step.key(), result.weights());
    return result.reused();
  }

  private boolean runTable(String key) throws Exception {
    FeatureStep step = java.util.Objects.requireNonNull(tables.get(key));
    Weights source = weights.find(step.source().key()).orElseThrow();
    FeatureTables.Result result = featureTables.get(step, source);
    weights.release(step.source().key());
    features.put(key, result.splits());
    return result.reused();
  }

  private Outcome runTrial(PlannedTrial trial) throws InterruptedException {
    Optional<Weights> source = trial.source().flatMap(s -> weights.find(s.key()));
    Optional<Map<String, Tensor>> table = trial.features().flatMap(f -> features.find(f.key()));
    Outcome outcome = trialRunner.run(trial, source, table);
    trial.source().ifPresent(s -> weights.release(s.key()));
    trial.features().ifPresent(f -> features.release(f.key()));
    return outcome;
  }

  private void take(StepResult result) {
    PlannedTrial trial = trials.get(result.key());
    if (trial == null) {
      Event event = events.remove(result.key());
      if (event != null) {
        tell(event);
      }
      return;
    }
    Outcome outcome = outcomes.remove(result.key());
    if (outcome == null) {
      outcome = new Outcome.Failed(trial.card().id(), "source", result.message());
    }
    ledger.record(outcome, identity.machine(), identity.graft());
    if (outcome instanceof Outcome.Completed) {
      completed++;
    } else if (outcome instanceof Outcome.Failed) {
      failed++;
    } else {
      skipped++;
    }
    tell(new Event.TrialFinished(trial.card(), outcome));
  }

  private void tell(Event event) {
    for (Tracker tracker : trackers) {
      try {
        tracker.on(event);
      } catch (RuntimeException e) {
        LOG.warn("tracker {} failed: {}", tracker, e.toString());
      }
    }
  }
}
