package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Copies;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.spec.Choice;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Metric;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Seed;
import org.graft.spi.Trainer;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Audit;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitContext;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TransferTask;

/**
 * Runs one trial. The only caller of strategies and metrics, and the one place where whatever they
 * throw is caught: a plugin fails as itself, named, with its stage, and the other trials go on.
 */
final class TrialRunner {
  private final ExperimentSpec spec;
  private final Sessions sessions;

  TrialRunner(ExperimentSpec spec, Sessions sessions) {
    this.spec = spec;
    this.sessions = sessions;
  }

  /**
   * How {@code trial} ends.
   *
   * @param source the source model's weights, where the trial needs them
   * @param features the target's features by split, where its recipe has a frozen prefix
   */
  Outcome run(PlannedTrial trial, Optional<Weights> source, Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    try {
      long start = System.nanoTime();
      Trainer.Session session = sessions.of(trial.arm().trainer());
      Fitted fitted =
          trial.arm().recipe().isPresent()
              ? recipe(trial, trial.arm().recipe().get(), session, source, features)
              : programmed(trial, session, source);
      long predicted = System.nanoTime();
      return score(trial, session, fitted, start, predicted);
    } catch (StageException e) {
      return new Outcome.Failed(trial.card().id(), e.stage(), String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return new Outcome.Failed(trial.card().id(), "fit", StageException.describe(e));
    }
  }

  private record Fitted(
      Tensor probabilities, List<CurvePoint> curve, Optional<Audit> audit, long fitted) {}

  private Fitted recipe(
      PlannedTrial trial,
      Recipe recipe,
      Trainer.Session session,
      Optional<Weights> source,
      Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    Arm arm = trial.arm();
    Network tail = arm.tap().map(recipe.network()::above).orElse(recipe.network());
    Weights initial = initial(recipe, tail, trial, source);
    Map<String, Examples> splits = splits(arm, features);
    Fit fit = fit(trial, recipe, session, initial, splits);
    long fitted = System.nanoTime();
    String output = tail.output().name();
    Tensor probabilities =
        session
            .outputs(tail, fit.weights(), need(splits, "test").inputs(), List.of(output))
            .getOrDefault(output, Tensor.of(org.graft.spi.data.Shape.of(0), new float[0]));
    Audit audit = audit(recipe, tail, initial, fit.weights());
    return new Fitted(probabilities, fit.curve(), Optional.of(audit), fitted);
  }

  /** The weights above the frozen prefix with which a recipe's trial ends; nothing is scored. */
  Weights fit(PlannedTrial trial, Optional<Weights> source, Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    Recipe recipe = trial.arm().recipe().orElseThrow();
    Network tail = trial.arm().tap().map(recipe.network()::above).orElse(recipe.network());
    Weights initial = initial(recipe, tail, trial, source);
    Trainer.Session session = sessions.of(trial.arm().trainer());
    return fit(trial, recipe, session, initial, splits(trial.arm(), features)).weights();
  }

  private Fit fit(
      PlannedTrial trial,
      Recipe recipe,
      Trainer.Session session,
      Weights initial,
      Map<String, Examples> splits)
      throws InterruptedException {
    if (recipe.phases().isEmpty()) {
      return new Fit(initial, List.of(), 0);
    }
    Network tail = trial.arm().tap().map(recipe.network()::above).orElse(recipe.network());
    return session.train(List.of(job(recipe, tail, initial, splits, trial))).get(0);
  }

  private FitJob job(
      Recipe recipe,
      Network tail,
      Weights initial,
      Map<String, Examples> splits,
      PlannedTrial trial) {
    Map<String, Examples> watched = new LinkedHashMap<>();
    boolean stops =
        recipe.phases().stream().anyMatch(p -> p.training().earlyStopping().isPresent());
    splits.forEach(
        (name, examples) -> {
          if (spec.curves().contains(name) || (stops && name.equals(FitJob.VALIDATION))) {
            watched.put(name, examples);
          }
        });
    return new FitJob(
        tail,
        initial,
        initial.only(recipe.carried()::contains),
        need(splits, "train"),
        watched,
        recipe.phases().stream().map(p -> Phases.within(p, tail)).toList(),
        trial.card().seed(),
        copies(Optional.of(recipe)).map(Copies::number).orElse(1));
  }

  private static Examples need(Map<String, Examples> splits, String name) {
    Examples examples = splits.get(name);
    if (examples == null) {
      throw new IllegalStateException("no split '" + name + "'");
    }
    return examples;
  }

  /** The tail's weights at the start: carried ones from the source, the others drawn anew. */
  private static Weights initial(
      Recipe recipe, Network tail, PlannedTrial trial, Optional<Weights> source) {
    Map<String, Tensor> initial = new LinkedHashMap<>();
    tail.parameters()
        .forEach(
            (node, parameters) -> {
              for (Parameter parameter : parameters) {
                initial.put(
                    Weights.key(node, parameter),
                    recipe.carried().contains(node)
                        ? source.orElseThrow().get(node, parameter)
                        : parameter.draw(node, trial.card().seed()));
              }
            });
    return new Weights(initial).check(tail);
  }

  private Optional<Copies> copies(Optional<Recipe> recipe) {
    return recipe.flatMap(r -> Copies.of(r.phases(), new Seed(spec.seed())));
  }

  private Map<String, Examples> splits(Arm arm, Optional<Map<String, Tensor>> features) {
    Map<String, Examples> splits =
        new LinkedHashMap<>(
            FeatureTables.splits(arm.setting().target().dataset(), copies(arm.recipe())));
    features.ifPresent(
        tensors ->
            splits.replaceAll(
                (name, examples) -> {
                  Tensor inputs = tensors.get(name);
                  return inputs == null ? examples : examples.withInputs(inputs);
                }));
    return splits;
  }

  /** Counts what the recipe lets move and what moved although it should not have. */
  private static Audit audit(Recipe recipe, Network tail, Weights initial, Weights last) {
    Set<String> frozen = new LinkedHashSet<>();
    tail.parameters()
        .forEach(
            (node, parameters) -> {
              boolean trained = recipe.phases().stream().anyMatch(p -> p.trained().contains(node));
              boolean moves = recipe.phases().stream().anyMatch(p -> p.moves(node));
              for (Parameter p : parameters) {
                if (p.role() == Parameter.Role.TRAINED ? !trained : !moves) {
                  frozen.add(Weights.key(node, p));
                }
              }
            });
    List<String> changed = new ArrayList<>(last.changedFrom(initial));
    changed.retainAll(frozen);
    long trained = recipe.network().trainable(recipe.trained());
    return new Audit(trained, recipe.network().size() - trained, changed.size());
  }

  private Fitted programmed(PlannedTrial trial, Trainer.Session session, Optional<Weights> source)
      throws Exception {
    Arm arm = trial.arm();
    Dataset data = arm.setting().target().dataset();
    Weights weights = source.orElseThrow();
    TransferTask task =
        new TransferTask(
            arm.setting().card(), weights, data.train(), data.validation(), arm.setting().task());
    ProgrammedStrategy strategy = (ProgrammedStrategy) arm.strategy().value();
    try (FittedModel model = strategy.fit(task, new FitContext(trial.card().seed(), session))) {
      long fitted = System.nanoTime();
      Tensor probabilities = model.probabilities(data.test().inputs());
      Audit audit = new Audit(model.trainedParameters(), 0, 0);
      return new Fitted(probabilities, List.of(), Optional.of(audit), fitted);
    }
  }

  private Outcome score(
      PlannedTrial trial, Trainer.Session session, Fitted fitted, long start, long predicted)
      throws StageException {
    if (fitted.audit().map(a -> a.moved() > 0).orElse(false)) {
      throw new StageException(
          "fit",
          fitted.audit().orElseThrow().moved()
              + " frozen arrays changed in training: the trainer broke its promise");
    }
    Dataset data = trial.arm().setting().target().dataset();
    Predictions predictions =
        new Predictions(
            fitted.probabilities(),
            data.test().labels(),
            trial.arm().recipe().flatMap(Recipe::answers));
    if (predictions.diverged()) {
      throw new StageException(
          "predict", "training diverged: probabilities are not finite; try a lower learning rate");
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Choice<Metric> metric : spec.metrics()) {
      try {
        scores.put(metric.label(), metric.value().score(predictions));
      } catch (RuntimeException | LinkageError e) {
        throw new StageException("score", metric.label() + ": " + StageException.describe(e));
      }
    }
    List<List<Integer>> confusion = new ArrayList<>();
    for (int[] row : predictions.confusion()) {
      confusion.add(java.util.Arrays.stream(row).boxed().toList());
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("fit", (fitted.fitted() - start) / 1e9);
    seconds.put("predict", (predicted - fitted.fitted()) / 1e9);
    return new Outcome.Completed(
        trial.card().id(),
        scores,
        confusion,
        fitted.curve(),
        fitted.audit(),
        seconds,
        Memory.peakBytes(),
        session.device());
  }
}
