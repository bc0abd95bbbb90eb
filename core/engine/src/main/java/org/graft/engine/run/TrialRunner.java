package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.plugin.Owner;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Predictions;
import org.graft.spi.result.Stage;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Recipe;

/**
 * Runs trials. With {@link CandidateRunner} the only caller of strategies and metrics, and the
 * place where whatever they throw is caught: a plugin fails as itself, named, with its stage, and
 * the other trials go on.
 */
final class TrialRunner {
  private final ExperimentSpec spec;
  private final Sessions sessions;
  private final Fitting fitting;
  private final Stop stop;
  private final Programs programs;

  TrialRunner(ExperimentSpec spec, Sessions sessions, Stop stop) {
    this.stop = stop;
    this.spec = spec;
    this.sessions = sessions;
    this.fitting = new Fitting(spec, sessions);
    this.programs = new Programs(sessions, stop);
  }

  /**
   * How trials end that a batch holds. If together they break, each is tried alone.
   *
   * @param source the source model's weights, where the trials need them
   * @param features the target's features by split, where they have a frozen prefix
   * @param predictions takes what completed trials predicted, [test examples, outputs], by id
   */
  List<Outcome> run(
      TrialBatch batch,
      Optional<Weights> source,
      Optional<Map<String, Tensor>> features,
      BiConsumer<String, Tensor> predictions)
      throws InterruptedException {
    List<PlannedTrial> trials = batch.trials();
    PlannedTrial first = trials.get(0);
    List<Outcome> outcomes = new ArrayList<>();
    if (first.arm().fault().isPresent()) {
      String fault = first.arm().fault().get();
      trials.forEach(t -> outcomes.add(new Outcome.Failed(t.card().id(), Stage.RECIPE, fault)));
      return outcomes;
    }
    if (first.arm().recipe().isEmpty()) {
      outcomes.add(
          guarded(
              first,
              Stage.PREDICT,
              () -> programmed(first, source.orElseThrow(), features, predictions)));
      return outcomes;
    }
    try {
      long start = sessions.nanoTime();
      List<Fitting.Fitted> fitted = fitting.of(trials, source, features);
      double seconds = (sessions.nanoTime() - start) / 1e9 / trials.size();
      for (Fitting.Fitted one : fitted) {
        outcomes.add(
            guarded(one.trial(), Stage.PREDICT, () -> predicted(one, seconds, predictions)));
      }
    } catch (InternalError e) {
      throw e;
    } catch (Throwable e) {
      stop.ends(e);
      if (trials.size() == 1) {
        return List.of(failed(first, Stage.FIT, e));
      }
      for (TrialBatch alone : batch.alone()) {
        outcomes.addAll(run(alone, source, features, predictions));
      }
    }
    return outcomes;
  }

  static String moved(Audit audit) {
    return audit.moved() + " frozen arrays changed in training: the trainer broke its promise";
  }

  private interface Work {
    Outcome end() throws Exception;
  }

  private Outcome guarded(PlannedTrial trial, Stage stage, Work work) throws InterruptedException {
    try {
      return work.end();
    } catch (StageException e) {
      return new Outcome.Failed(trial.card().id(), e.stage(), String.valueOf(e.getMessage()));
    } catch (InternalError e) {
      throw e;
    } catch (Throwable e) {
      stop.ends(e);
      return failed(trial, stage, e);
    } finally {
      stop.clear();
    }
  }

  private static Outcome failed(PlannedTrial trial, Stage stage, Throwable cause) {
    return new Outcome.Failed(trial.card().id(), stage, StageException.describe(cause));
  }

  /**
   * What a trial's model says to the test split, and how it came about.
   *
   * @param fit seconds that training took
   * @param predict seconds that predictions took
   */
  private record Predicted(
      Tensor probabilities, List<CurvePoint> curve, Audit audit, double fit, double predict) {}

  private Outcome predicted(
      Fitting.Fitted fitted, double seconds, BiConsumer<String, Tensor> predictions)
      throws StageException, InterruptedException {
    long start = sessions.nanoTime();
    Arm arm = fitted.trial().arm();
    Network tail = arm.tail();
    Tensor probabilities = fitted.outputs(sessions.of(arm.trainer()));
    check(arm, probabilities, fitted.scored());
    double predict = (sessions.nanoTime() - start) / 1e9;
    Audit audit = audit(arm.recipe().orElseThrow(), tail, fitted.initial(), fitted.fit().weights());
    return score(
        fitted.trial(),
        new Predicted(probabilities, fitted.fit().curve(), audit, seconds, predict),
        predictions);
  }

  /** Holds the outputs of a softmax layer to a trainer's promise: one distribution an example. */
  static void check(Arm arm, Tensor outputs, Examples scored) {
    if (arm.tail().output().layer().activation() == ActivationFunction.SOFTMAX) {
      Answers.probabilities(
          Owner.words(arm.trainer()), outputs, scored.size(), outputs.rowLength());
    }
  }

  /** Counts what the recipe lets move and what moved although it should not have. */
  static Audit audit(Recipe recipe, Network tail, Weights initial, Weights last) {
    Set<String> frozen = new LinkedHashSet<>();
    tail.parameters()
        .forEach(
            (node, parameters) -> {
              for (Parameter p : parameters) {
                if (recipe.phases().stream().noneMatch(phase -> phase.moves(node, p))) {
                  frozen.add(Weights.key(node, p));
                }
              }
            });
    List<String> changed = new ArrayList<>(last.changedFrom(initial));
    changed.retainAll(frozen);
    long trained = recipe.trainable();
    return new Audit(trained, recipe.network().size() - trained, changed.size());
  }

  private Outcome programmed(
      PlannedTrial trial,
      Weights source,
      Optional<Map<String, Tensor>> features,
      BiConsumer<String, Tensor> predictions)
      throws Exception {
    Programs.Answer answer = programs.answer(trial, source, features);
    return score(
        trial,
        new Predicted(
            answer.predictions(),
            List.of(),
            new Audit(answer.trained(), 0, 0),
            answer.fit(),
            answer.predict()),
        predictions);
  }

  private Outcome score(PlannedTrial trial, Predicted predicted, BiConsumer<String, Tensor> kept)
      throws StageException {
    if (predicted.audit().moved() > 0) {
      throw new StageException(Stage.FIT, moved(predicted.audit()));
    }
    Dataset data = trial.arm().setting().target().dataset();
    Predictions predictions =
        new Predictions(
            predicted.probabilities(),
            data.test().targets(),
            trial.arm().recipe().flatMap(Recipe::mapping));
    if (predictions.diverged()) {
      throw new StageException(
          Stage.PREDICT,
          "training diverged: predictions are not finite; try a lower learning rate");
    }
    Map<String, Double> scores = MetricScores.of(spec.scored(), predictions);
    List<List<Integer>> confusion = new ArrayList<>();
    for (int[] row : predictions.confusion()) {
      confusion.add(java.util.Arrays.stream(row).boxed().toList());
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("fit", predicted.fit());
    seconds.put("predict", predicted.predict());
    Tensor probabilities = predicted.probabilities();
    kept.accept(trial.card().id(), Tensor.of(probabilities.shape(), probabilities.toArray()));
    return new Outcome.Completed(
        trial.card().id(),
        scores,
        confusion,
        predicted.curve(),
        Optional.of(predicted.audit()),
        seconds,
        Memory.peakBytes(),
        sessions.of(trial.arm().trainer()).device());
  }
}
