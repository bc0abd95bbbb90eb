package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.run.Scoring.Answer;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Trainer;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitContext;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/**
 * Runs trials. The only caller of strategies and metrics, and the one place where whatever they
 * throw is caught: a plugin fails as itself, named, with its stage, and the other trials go on.
 */
final class TrialRunner {
  private static final Logger LOG = LogManager.getLogger(TrialRunner.class);

  private final ExperimentSpec spec;
  private final Sessions sessions;
  private final Scoring scoring;

  TrialRunner(ExperimentSpec spec, Sessions sessions) {
    this.spec = spec;
    this.sessions = sessions;
    this.scoring = new Scoring(spec.metrics());
  }

  /**
   * How trials end that are trained in one call; the time of each is its share of the whole.
   *
   * @param source the source model's weights, where the trials need them
   * @param features the target's features by split, where their recipes have a frozen prefix
   */
  List<Outcome> run(
      List<PlannedTrial> trials, Optional<Weights> source, Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    PlannedTrial first = trials.get(0);
    if (first.arm().recipe().isEmpty()) {
      return List.of(guarded(first, () -> programmed(first, source)));
    }
    long start = System.nanoTime();
    List<TrialJob> jobs = new ArrayList<>();
    Trainer.Session session;
    List<Fit> fits;
    try {
      session = sessions.of(first.arm().trainer());
      for (PlannedTrial trial : trials) {
        jobs.add(TrialJob.of(spec, trial, source, features));
      }
      fits = train(session, jobs);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return trials.size() == 1 ? List.of(failed(first, e)) : oneByOne(trials, source, features, e);
    }
    double seconds = (System.nanoTime() - start) / 1e9 / trials.size();
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < trials.size(); k++) {
      PlannedTrial trial = trials.get(k);
      TrialJob job = jobs.get(k);
      Fit fit = fits.get(k);
      outcomes.add(guarded(trial, () -> predicted(trial, session, job, fit, seconds)));
    }
    return outcomes;
  }

  /** One that cannot be trained must not take the others along. */
  private List<Outcome> oneByOne(
      List<PlannedTrial> trials,
      Optional<Weights> source,
      Optional<Map<String, Tensor>> features,
      Throwable why)
      throws InterruptedException {
    LOG.debug("{} trials could not be trained together; one by one", trials.size(), why);
    List<Outcome> outcomes = new ArrayList<>();
    for (PlannedTrial trial : trials) {
      outcomes.addAll(run(List.of(trial), source, features));
    }
    return outcomes;
  }

  /** The weights above the frozen prefix with which a recipe's trial ends; nothing is scored. */
  Weights fit(PlannedTrial trial, Optional<Weights> source, Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    TrialJob job = TrialJob.of(spec, trial, source, features);
    return train(sessions.of(trial.arm().trainer()), List.of(job)).get(0).weights();
  }

  /** A recipe without phases has nothing to train; its trials are on their own. */
  private static List<Fit> train(Trainer.Session session, List<TrialJob> jobs)
      throws InterruptedException {
    return jobs.get(0).fit().phases().isEmpty()
        ? List.of(new Fit(jobs.get(0).fit().initial(), List.of(), 0))
        : session.train(jobs.stream().map(TrialJob::fit).toList());
  }

  private Outcome predicted(
      PlannedTrial trial, Trainer.Session session, TrialJob job, Fit fit, double seconds)
      throws Exception {
    long start = System.nanoTime();
    String output = job.fit().network().output().name();
    Tensor probabilities =
        session
            .outputs(job.fit().network(), fit.weights(), job.test(), List.of(output))
            .getOrDefault(output, Tensor.of(Shape.of(0), new float[0]));
    Audit audit = job.audit(fit.weights());
    Map<String, Double> times = times(seconds, (System.nanoTime() - start) / 1e9);
    return scoring.outcome(
        trial, new Answer(probabilities, fit.curve(), audit, times), session.device());
  }

  private Outcome programmed(PlannedTrial trial, Optional<Weights> source) throws Exception {
    long start = System.nanoTime();
    Arm arm = trial.arm();
    Trainer.Session session = sessions.of(arm.trainer());
    Dataset data = arm.setting().target().dataset();
    TransferTask task =
        new TransferTask(
            arm.setting().card(),
            source.orElseThrow(),
            data.train(),
            data.validation(),
            arm.setting().task());
    ProgrammedStrategy strategy = (ProgrammedStrategy) arm.strategy().value();
    try (FittedModel model = strategy.fit(task, new FitContext(trial.card().seed(), session))) {
      long fitted = System.nanoTime();
      Tensor probabilities = model.probabilities(data.test().inputs());
      Audit audit = new Audit(model.trainedParameters(), 0, 0);
      Map<String, Double> times = times((fitted - start) / 1e9, (System.nanoTime() - fitted) / 1e9);
      return scoring.outcome(
          trial, new Answer(probabilities, List.of(), audit, times), session.device());
    }
  }

  private static Map<String, Double> times(double fit, double predict) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("fit", fit);
    seconds.put("predict", predict);
    return seconds;
  }

  private interface Ending {
    Outcome outcome() throws Exception;
  }

  private static Outcome guarded(PlannedTrial trial, Ending ending) throws InterruptedException {
    try {
      return ending.outcome();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return failed(trial, e);
    }
  }

  private static Outcome failed(PlannedTrial trial, Throwable why) {
    return why instanceof StageException e
        ? new Outcome.Failed(trial.card().id(), e.stage(), String.valueOf(e.getMessage()))
        : new Outcome.Failed(trial.card().id(), "fit", StageException.describe(why));
  }
}
