package org.graft.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.spec.Choice;
import org.graft.spi.Metric;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Audit;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.Recipe;

/** From what a trial predicts to its outcome. */
final class Scoring {
  private final List<Choice<Metric>> metrics;

  Scoring(List<Choice<Metric>> metrics) {
    this.metrics = metrics;
  }

  /**
   * What a trial ended with.
   *
   * @param probabilities of the test split, [n, classes]
   * @param curve its learning curve
   * @param audit what moved
   * @param seconds by stage
   */
  record Answer(
      Tensor probabilities, List<CurvePoint> curve, Audit audit, Map<String, Double> seconds) {}

  /**
   * The outcome of a trial.
   *
   * @throws StageException if frozen weights moved, training diverged or a metric broke
   */
  Outcome.Completed outcome(PlannedTrial trial, Answer answer, String device)
      throws StageException {
    if (answer.audit().moved() > 0) {
      throw new StageException(
          "fit",
          answer.audit().moved()
              + " frozen arrays changed in training: the trainer broke its promise");
    }
    Predictions predictions =
        new Predictions(
            answer.probabilities(),
            trial.arm().setting().target().dataset().test().labels(),
            trial.arm().recipe().flatMap(Recipe::answers));
    if (predictions.diverged()) {
      throw new StageException(
          "predict", "training diverged: probabilities are not finite; try a lower learning rate");
    }
    return new Outcome.Completed(
        trial.card().id(),
        scores(predictions),
        confusion(predictions),
        answer.curve(),
        Optional.of(answer.audit()),
        answer.seconds(),
        Memory.peakBytes(),
        device);
  }

  private Map<String, Double> scores(Predictions predictions) throws StageException {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Choice<Metric> metric : metrics) {
      try {
        scores.put(metric.label(), metric.value().score(predictions));
      } catch (RuntimeException | LinkageError e) {
        throw new StageException("score", metric.label() + ": " + StageException.describe(e));
      }
    }
    return scores;
  }

  private static List<List<Integer>> confusion(Predictions predictions) {
    List<List<Integer>> confusion = new ArrayList<>();
    for (int[] row : predictions.confusion()) {
      confusion.add(Arrays.stream(row).boxed().toList());
    }
    return confusion;
  }
}
