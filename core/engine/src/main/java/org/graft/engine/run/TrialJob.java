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
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Audit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Recipe;

/**
 * A recipe's trial as a trainer gets it: what trains, on the features of what does not.
 *
 * @param recipe the whole recipe
 * @param fit the job above the frozen prefix
 * @param test the test split's inputs there
 */
record TrialJob(Recipe recipe, FitJob fit, Tensor test) {
  /**
   * The job of a trial.
   *
   * @param source the source model's weights, where the trial needs them
   * @param features the target's features by split, where its recipe has a frozen prefix
   */
  static TrialJob of(
      ExperimentSpec spec,
      PlannedTrial trial,
      Optional<Weights> source,
      Optional<Map<String, Tensor>> features) {
    Arm arm = trial.arm();
    Recipe recipe = arm.recipe().orElseThrow();
    Network tail = arm.tap().map(recipe.network()::above).orElse(recipe.network());
    Optional<Copies> copies = Copies.of(recipe.phases(), new Seed(spec.seed()));
    Map<String, Examples> splits = splits(arm, copies, features);
    Weights initial = initial(recipe, tail, trial, source);
    FitJob fit =
        new FitJob(
            tail,
            initial,
            initial.only(recipe.carried()::contains),
            need(splits, "train"),
            watched(spec, recipe, splits),
            recipe.phases().stream().map(p -> Phases.within(p, tail)).toList(),
            trial.card().seed(),
            copies.map(Copies::number).orElse(1));
    return new TrialJob(recipe, fit, need(splits, "test").inputs());
  }

  private static Map<String, Examples> watched(
      ExperimentSpec spec, Recipe recipe, Map<String, Examples> splits) {
    Map<String, Examples> watched = new LinkedHashMap<>();
    boolean stops =
        recipe.phases().stream().anyMatch(p -> p.training().earlyStopping().isPresent());
    splits.forEach(
        (name, examples) -> {
          if (spec.curves().contains(name) || (stops && name.equals(FitJob.VALIDATION))) {
            watched.put(name, examples);
          }
        });
    return watched;
  }

  private static Examples need(Map<String, Examples> splits, String name) {
    Examples examples = splits.get(name);
    if (examples == null) {
      throw new IllegalStateException("no split '" + name + "'");
    }
    return examples;
  }

  private static Map<String, Examples> splits(
      Arm arm, Optional<Copies> copies, Optional<Map<String, Tensor>> features) {
    Map<String, Examples> splits =
        new LinkedHashMap<>(FeatureTables.splits(arm.setting().target().dataset(), copies));
    features.ifPresent(
        tensors ->
            splits.replaceAll(
                (name, examples) -> {
                  Tensor inputs = tensors.get(name);
                  return inputs == null ? examples : examples.withInputs(inputs);
                }));
    return splits;
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

  /** Counts what the recipe lets move and what moved although it should not have. */
  Audit audit(Weights last) {
    Set<String> frozen = new LinkedHashSet<>();
    fit.network()
        .parameters()
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
    List<String> changed = new ArrayList<>(last.changedFrom(fit.initial()));
    changed.retainAll(frozen);
    long trained = recipe.network().trainable(recipe.trained());
    return new Audit(trained, recipe.network().size() - trained, changed.size());
  }
}
