package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Strategy;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
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
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TransferTask;

/**
 * Runs trials. The only caller of strategies and metrics, and the one place where whatever they
 * throw is caught: a plugin fails as itself, named, with its stage, and the other trials go on.
 */
final class TrialRunner {
  private static final Logger LOG = LogManager.getLogger(TrialRunner.class);

  private final ExperimentSpec spec;
  private final Sessions sessions;
  private final Fitting fitting;
  private final Stop stop;

  TrialRunner(ExperimentSpec spec, Sessions sessions, Stop stop) {
    this.stop = stop;
    this.spec = spec;
    this.sessions = sessions;
    this.fitting = new Fitting(spec, sessions);
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
              Stage.FIT,
              () -> programmed(first, source.orElseThrow(), features, predictions)));
      return outcomes;
    }
    try {
      long start = System.nanoTime();
      List<Fitting.Fitted> fitted = fitting.of(trials, source, features);
      double seconds = (System.nanoTime() - start) / 1e9 / trials.size();
      for (Fitting.Fitted one : fitted) {
        outcomes.add(
            guarded(one.trial(), Stage.PREDICT, () -> predicted(one, seconds, predictions)));
      }
    } catch (InternalError e) {
      throw e;
    } catch (Throwable e) {
      ends(e);
      if (trials.size() == 1) {
        return List.of(failed(first, Stage.FIT, e));
      }
      for (TrialBatch alone : batch.alone()) {
        outcomes.addAll(run(alone, source, features, predictions));
      }
    }
    return outcomes;
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
      ends(e);
      return failed(trial, stage, e);
    } finally {
      stop.clear();
    }
  }

  /** Goes on where a plugin interrupted itself; not where the run is to stop. */
  private void ends(Throwable thrown) throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted && stop.asked()) {
      throw interrupted;
    }
    stop.clear();
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
    long start = System.nanoTime();
    Arm arm = fitted.trial().arm();
    Network tail = arm.tail();
    String output = tail.output().name();
    Tensor probabilities =
        sessions
            .of(arm.trainer())
            .outputs(tail, fitted.fit().weights(), fitted.test(), List.of(output))
            .getOrDefault(output, Tensor.of(Shape.of(0), new float[0]));
    if (tail.output().layer().activation() == ActivationFunction.SOFTMAX) {
      Answers.probabilities(
          Owner.words(arm.trainer()),
          probabilities,
          fitted.test().rows(),
          probabilities.rowLength());
    }
    double predict = (System.nanoTime() - start) / 1e9;
    Audit audit = audit(arm.recipe().orElseThrow(), tail, fitted.initial(), fitted.fit().weights());
    return score(
        fitted.trial(),
        new Predicted(probabilities, fitted.fit().curve(), audit, seconds, predict),
        predictions);
  }

  /** Counts what the recipe lets move and what moved although it should not have. */
  private static Audit audit(Recipe recipe, Network tail, Weights initial, Weights last) {
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
    Arm arm = trial.arm();
    Map<String, Examples> splits =
        FeatureTables.inPlace(
            FeatureTables.splits(arm.setting().target().dataset(), Optional.empty()), features);
    TransferTask task =
        new TransferTask(
            arm.setting().card(),
            source,
            need(splits, "train"),
            Optional.ofNullable(splits.get("validation")),
            arm.setting().task());
    ProgrammedStrategy strategy = (ProgrammedStrategy) arm.strategy().value();
    FitContext context = new FitContext(trial.card().seed(), sessions.of(arm.trainer()));
    long start = System.nanoTime();
    String name = Owner.words(arm.strategy());
    FittedModel model;
    try {
      model = strategy.fit(task, context);
    } catch (Throwable e) {
      throw named(arm, Stage.FIT, e);
    }
    if (model == null) {
      throw new StageException(Stage.FIT, name + ": fit() gave no model");
    }
    long fitted = System.nanoTime();
    try {
      Tensor probabilities = model.probabilities(need(splits, "test").inputs());
      double predict = (System.nanoTime() - fitted) / 1e9;
      Answers.probabilities(
          name, probabilities, need(splits, "test").size(), arm.setting().task().classes().size());
      if (model.trainedParameters() < 0) {
        throw new PluginFault(
            name
                + ": it says that training moved "
                + model.trainedParameters()
                + " numbers, expected 0 or more");
      }
      Audit audit = new Audit(model.trainedParameters(), 0, 0);
      return score(
          trial,
          new Predicted(probabilities, List.of(), audit, (fitted - start) / 1e9, predict),
          predictions);
    } catch (Throwable e) {
      throw named(arm, Stage.PREDICT, e);
    } finally {
      close(name, model);
    }
  }

  /** What a strategy threw at a stage; interrupts, and what has its stage already, as they are. */
  private Exception named(Arm arm, Stage stage, Throwable thrown) {
    if (thrown instanceof InternalError error) {
      throw error;
    }
    if (thrown instanceof StageException known) {
      return known;
    }
    if (thrown instanceof InterruptedException interrupted && stop.asked()) {
      return interrupted;
    }
    Choice<Strategy> strategy = arm.strategy();
    return new StageException(stage, PluginFault.of(strategy.value(), strategy.name(), thrown));
  }

  /** A model that does not close has been scored all the same. */
  private static void close(String name, FittedModel model) {
    try {
      model.close();
    } catch (RuntimeException | Error e) {
      LOG.warn("{}: its model did not close: {}", name, StageException.describe(e));
    }
  }

  private static Examples need(Map<String, Examples> splits, String name) {
    return Optional.ofNullable(splits.get(name)).orElseThrow();
  }

  private Outcome score(PlannedTrial trial, Predicted predicted, BiConsumer<String, Tensor> kept)
      throws StageException {
    if (predicted.audit().moved() > 0) {
      throw new StageException(
          Stage.FIT,
          predicted.audit().moved()
              + " frozen arrays changed in training: the trainer broke its promise");
    }
    Dataset data = trial.arm().setting().target().dataset();
    Predictions predictions =
        new Predictions(
            predicted.probabilities(),
            data.test().labels(),
            trial.arm().recipe().flatMap(Recipe::mapping));
    if (predictions.diverged()) {
      throw new StageException(
          Stage.PREDICT,
          "training diverged: probabilities are not finite; try a lower learning rate");
    }
    Map<String, Double> scores = MetricScores.of(spec.metrics(), predictions);
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
