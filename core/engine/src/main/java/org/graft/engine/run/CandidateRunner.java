package org.graft.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.plugin.Choice;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Metric;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.Recipe;

/** Trains candidates and scores them on what was held out from them. None meets the test split. */
final class CandidateRunner {
  private final Sessions sessions;
  private final Fitting fitting;
  private final Programs programs;
  private final Stop stop;

  CandidateRunner(ExperimentSpec spec, Sessions sessions, Stop stop) {
    this.sessions = sessions;
    this.fitting = new Fitting(spec, sessions);
    this.programs = new Programs(sessions, stop);
    this.stop = stop;
  }

  /**
   * How candidates do on what was held out from them. If together they break, each is tried alone.
   *
   * @param by the score that is wanted
   */
  List<HeldOutScore> run(
      TrialBatch batch,
      Choice<Metric> by,
      Optional<Weights> source,
      Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    List<PlannedTrial> fits = batch.trials();
    List<HeldOutScore> scores = new ArrayList<>();
    try {
      if (batch.arm().recipe().isEmpty()) {
        return List.of(program(fits.get(0), by, source.orElseThrow(), features));
      }
      long start = sessions.nanoTime();
      List<Fitting.Fitted> fitted = fitting.of(fits, source, features);
      double seconds = (sessions.nanoTime() - start) / 1e9 / fits.size();
      for (Fitting.Fitted one : fitted) {
        scores.add(heldOut(one, by, seconds));
      }
    } catch (InternalError e) {
      throw e;
    } catch (Throwable e) {
      stop.ends(e);
      if (fits.size() == 1) {
        return List.of(HeldOutScore.failed(StageException.describe(e)));
      }
      scores.clear();
      for (TrialBatch alone : batch.alone()) {
        scores.addAll(run(alone, by, source, features));
      }
    }
    stop.clear();
    return scores;
  }

  private HeldOutScore heldOut(Fitting.Fitted fitted, Choice<Metric> by, double seconds)
      throws InterruptedException, StageException {
    Arm arm = fitted.trial().arm();
    Recipe recipe = arm.recipe().orElseThrow();
    Audit audit =
        TrialRunner.audit(recipe, fitted.tail(), fitted.initial(), fitted.fit().weights());
    if (audit.moved() > 0) {
      return HeldOutScore.failed(TrialRunner.moved(audit));
    }
    Tensor outputs = fitted.outputs(sessions.of(arm.trainer()));
    TrialRunner.check(arm, outputs, fitted.scored());
    Predictions predictions = new Predictions(outputs, fitted.scored().targets(), recipe.mapping());
    return scored(predictions, by, seconds, EpochsTaken.of(recipe.phases(), fitted.fit().curve()));
  }

  private HeldOutScore program(
      PlannedTrial fit, Choice<Metric> by, Weights source, Optional<Map<String, Tensor>> features)
      throws Exception {
    Programs.Answer answer = programs.answer(fit, source, features);
    Predictions predictions = new Predictions(answer.predictions(), answer.scored().targets());
    return scored(predictions, by, answer.fit(), List.of());
  }

  private static HeldOutScore scored(
      Predictions predictions, Choice<Metric> by, double seconds, List<Integer> epochs)
      throws StageException {
    if (predictions.diverged()) {
      return HeldOutScore.failed("training diverged: predictions are not finite");
    }
    float score =
        MetricScores.of(List.of(by), predictions).getOrDefault(by.label(), Double.NaN).floatValue();
    return Float.isNaN(score)
        ? HeldOutScore.failed(by.label() + " is undefined for its predictions")
        : new HeldOutScore(score, (float) seconds, epochs, Optional.empty());
  }
}
