package org.graft.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.CandidateStep;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.plugin.Choice;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.store.Store;
import org.graft.spi.Metric;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Event;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;

/**
 * Steps done in this process, on the thread that asks. What steps share is held in memory until it
 * is released; what is not held is read from the store or computed.
 */
public final class LocalWork implements Work {
  private static final Logger LOG = LogManager.getLogger(LocalWork.class);

  private final Store store;
  private final Sessions sessions;
  private final Stop stop;
  private final Surroundings surroundings = new Surroundings();
  private final SourceModels sourceModels;
  private final FeatureTables featureTables;
  private final TrialRunner trialRunner;
  private final CandidateRunner candidateRunner;
  private final HeldOutScores heldOut;
  private final ExperimentSpec spec;
  private final Map<String, Weights> weights = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Tensor>> features = new ConcurrentHashMap<>();

  /** Work that nobody stops but by ending the process; the sessions stay the caller's. */
  public LocalWork(ExperimentSpec spec, Store store, Sessions sessions, DataAccess access) {
    this(spec, store, sessions, access, new Stop());
  }

  /**
   * Work on plans of {@code spec}; the sessions stay the caller's.
   *
   * @param stop whether interrupts are meant for the steps
   */
  public LocalWork(
      ExperimentSpec spec, Store store, Sessions sessions, DataAccess access, Stop stop) {
    this.store = store;
    this.stop = stop;
    this.sessions = sessions;
    this.sourceModels = new SourceModels(spec, store, sessions, access);
    this.featureTables = new FeatureTables(store, sessions);
    this.trialRunner = new TrialRunner(spec, sessions, stop);
    this.candidateRunner = new CandidateRunner(spec, sessions, stop);
    this.heldOut = new HeldOutScores(store);
    this.spec = spec;
  }

  /** Starts the trainers that the steps need; one that breaks costs the steps that need it. */
  @Override
  public void prepare(List<Step> steps) {
    Set<String> said = new HashSet<>();
    for (Step step : steps) {
      try {
        prepare(step);
      } catch (PluginFault e) {
        if (said.add(String.valueOf(e.getMessage()))) {
          LOG.warn("{}; its trials will fail", e.getMessage());
        }
      }
    }
  }

  private void prepare(Step step) {
    sessions.widen(step.estimate().threads());
    if (step instanceof TrialBatch || step instanceof CandidateStep) {
      step.trainings().stream()
          .flatMap(trial -> Stream.concat(Stream.of(trial), trial.fits().stream()))
          .map(trial -> trial.arm().trainer())
          .distinct()
          .forEach(sessions::of);
    } else if (step instanceof SourceStep source && !store.has(source.key())) {
      source
          .model()
          .setting()
          .sourceDecision()
          .ifPresent(decision -> sessions.of(decision.trainer()));
    } else if (step instanceof FeatureStep pass
        && pass.tables().stream().anyMatch(table -> !store.has(table.key()))) {
      sessions.of(pass.tables().get(0).runner().trainer());
    }
  }

  /** A step that reads a file of the store which somebody cuts short meanwhile is done again. */
  @Override
  public StepOutcome run(Step step) throws InterruptedException {
    StepOutput output = StepOutput.begin();
    sessions.keep(Optional.of(store.checkpoints(step.key())));
    try {
      return attempt(step);
    } catch (InternalError e) {
      LOG.warn("{}: {}; it reads its files anew", step.words(), e.getMessage());
      step.needs().forEach(this::release);
      try {
        return attempt(step);
      } catch (InternalError again) {
        return StepOutcome.failed(step, Work.stage(step), StageException.describe(again));
      }
    } finally {
      sessions.keep(Optional.empty());
      surroundings.restore();
      long more = output.end();
      if (more > 0) {
        LOG.warn("{}: {} more lines that it printed are left out", step.words(), more);
      }
    }
  }

  /**
   * Does a step.
   *
   * @throws InternalError as the JVM does where a mapped file has no such place any more
   */
  private StepOutcome attempt(Step step) throws InterruptedException {
    try {
      sessions.widen(step.estimate().threads());
      if (step instanceof TrialBatch batch) {
        Map<String, Tensor> made = new HashMap<>();
        Map<String, List<Tried>> tried = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (TrialBatch call : chosen(batch, tried, outcomes)) {
          outcomes.addAll(trialRunner.run(call, weights(call), features(call), made::put));
        }
        return new StepOutcome.Trials(outcomes, new KeptPredictions(store).keep(made), tried);
      }
      long start = sessions.nanoTime();
      Shared<?> shared = shared(step);
      return new StepOutcome.Shared(
          new Event.StepFinished(
              step instanceof SourceStep
                  ? "source model"
                  : step instanceof FeatureStep ? "features" : "candidates",
              step.key(),
              (sessions.nanoTime() - start) / 1e9,
              shared.reused(),
              shared.findings()));
    } catch (StageException e) {
      return StepOutcome.failed(step, e.stage(), String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      if (stop.asked()) {
        throw e;
      }
      return StepOutcome.failed(step, Work.stage(step), StageException.describe(e));
    } catch (InternalError e) {
      throw e;
    } catch (Throwable e) {
      LOG.debug("{} failed", step.words(), e);
      return StepOutcome.failed(step, Work.stage(step), StageException.describe(e));
    } finally {
      stop.clear();
    }
  }

  /**
   * The calls in which trials are trained: the batch itself or, where its trials choose, what they
   * have become.
   *
   * @param tried gets their candidates, by trial
   * @param outcomes gets the end of those that have nothing to choose from
   */
  private List<TrialBatch> chosen(
      TrialBatch batch, Map<String, List<Tried>> tried, List<Outcome> outcomes) throws Exception {
    if (batch.candidates().isEmpty()) {
      return List.of(batch);
    }
    List<Rungs> open = batch.trials().stream().map(Rungs::new).toList();
    List<CandidateStep> steps = batch.candidates();
    List<CandidateStep> own = new ArrayList<>();
    while (!steps.isEmpty()) {
      Map<String, HeldOutScore> scores = new HashMap<>();
      for (CandidateStep step : steps) {
        Optional<Map<String, HeldOutScore>> known = heldOut.of(step);
        scores.putAll(known.isPresent() ? known.get() : make(step, () -> candidates(step)));
      }
      open.forEach(rungs -> rungs.take(scores));
      steps = batch.going(open.stream().flatMap(rungs -> rungs.wanted().stream()).toList());
      own.addAll(steps);
    }
    own.forEach(heldOut::release);
    List<PlannedTrial> then = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      PlannedTrial trial = batch.trials().get(i);
      Chosen chosen = open.get(i).chosen();
      tried.put(trial.card().id(), chosen.tried());
      chosen.then().ifPresentOrElse(then::add, () -> outcomes.add(nothing(trial, chosen.tried())));
    }
    return batch.then(then);
  }

  private static Outcome nothing(PlannedTrial trial, List<Tried> tried) {
    return new Outcome.Failed(
        trial.card().id(),
        Stage.FIT,
        "none of its %d candidates has a score to choose by%s"
            .formatted(
                tried.size(),
                tried.stream()
                    .flatMap(one -> one.failure().stream())
                    .findFirst()
                    .map(why -> "; the first that failed: " + why)
                    .orElse("")));
  }

  /**
   * What trials share. Whoever made it takes it from here: a step on another thread may release
   * what is held at any moment.
   *
   * @param reused whether it was there already
   * @param findings what came up meanwhile
   */
  private record Shared<T>(T value, boolean reused, List<Finding> findings) {}

  private Shared<?> shared(Step step) throws Exception {
    if (step instanceof SourceStep source) {
      return source(source);
    }
    return step instanceof CandidateStep candidates
        ? candidates(candidates)
        : features((FeatureStep) step);
  }

  private Shared<Weights> source(SourceStep step) throws Exception {
    SourceModels.Result result = sourceModels.get(step.model());
    weights.put(step.key(), result.weights());
    return new Shared<>(result.weights(), result.reused(), result.findings());
  }

  private Shared<Map<String, HeldOutScore>> candidates(CandidateStep step) throws Exception {
    Choice<Metric> by = spec.selection().orElseThrow().deciding();
    List<Finding> findings = new ArrayList<>();
    HeldOutScores.Result result =
        heldOut.have(
            step, fits -> candidateRunner.run(fits, by, weights(fits), features(fits)), findings);
    return new Shared<>(result.scores(), result.reused(), findings);
  }

  private Shared<Map<String, Map<String, Tensor>>> features(FeatureStep step) throws Exception {
    FeatureTables.Result result = featureTables.get(step.tables(), weights(step.source()));
    features.putAll(result.tables());
    return new Shared<>(result.tables(), result.reused(), result.findings());
  }

  private Optional<Weights> weights(TrialBatch batch) throws Exception {
    return batch.source().isEmpty() ? Optional.empty() : Optional.of(weights(batch.source().get()));
  }

  private Weights weights(SourceStep source) throws Exception {
    Weights held = weights.get(source.key());
    return held != null ? held : make(source, () -> source(source));
  }

  private Optional<Map<String, Tensor>> features(TrialBatch batch) throws Exception {
    Optional<FeatureTable> table = batch.trials().get(0).features();
    if (table.isEmpty()) {
      return Optional.empty();
    }
    String key = table.get().key();
    Map<String, Tensor> held = features.get(key);
    if (held == null) {
      FeatureStep pass = batch.features().orElseThrow();
      held = make(pass, () -> features(pass)).get(key);
    }
    return Optional.ofNullable(held);
  }

  /**
   * Does a shared step that another process did, or that was released, on the calling thread. It
   * has no event of its own to say what came up.
   */
  private <T> T make(Step step, Callable<Shared<T>> making) throws Exception {
    int own = sessions.width();
    sessions.widen(step.estimate().threads());
    try {
      Shared<T> made = making.call();
      made.findings().forEach(finding -> LOG.warn("{}", finding.text()));
      return made.value();
    } catch (StageException | InterruptedException | InternalError e) {
      throw e;
    } catch (Throwable e) {
      throw new StageException(Work.stage(step), e);
    } finally {
      sessions.widen(own);
    }
  }

  @Override
  public void release(Step step) {
    if (step instanceof CandidateStep candidates) {
      heldOut.release(candidates);
    } else if (step instanceof SourceStep source) {
      weights.remove(source.key());
      store.release(source.key());
    } else if (step instanceof FeatureStep pass) {
      for (FeatureTable table : pass.tables()) {
        features.remove(table.key());
        store.release(table.key());
      }
    }
  }

  @Override
  public long kept(Step step) {
    return store.checkpoints(step.key()).newest();
  }

  @Override
  public long waited(Thread thread) {
    return sessions.waited(thread);
  }

  @Override
  public void recorded(Step step) {
    forget(step, store);
  }

  /**
   * Forgets the checkpoints of a step whose result is recorded; where a worker died, the trials of
   * a call were trained one by one.
   */
  public static void forget(Step step, Store store) {
    store.checkpoints(step.key()).remove();
    if (step.trials().size() > 1) {
      step.trials().forEach(trial -> store.checkpoints(trial.card().id()).remove());
    }
  }

  @Override
  public void close() {
    weights.clear();
    features.clear();
    heldOut.clear();
  }
}
