package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Copies;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Rows;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Recipe;

/** Trains what recipes train: the tails of trials, on features where there are any. */
final class Fitting {
  private final ExperimentSpec spec;
  private final Sessions sessions;

  Fitting(ExperimentSpec spec, Sessions sessions) {
    this.spec = spec;
    this.sessions = sessions;
  }

  /**
   * A trial's tail, trained.
   *
   * @param initial its weights before
   * @param scored what it is scored on
   */
  record Fitted(PlannedTrial trial, Weights initial, Fit fit, Examples scored) {
    Network tail() {
      return trial.arm().tail();
    }

    /** What the model says to what it is scored on, [examples, outputs]; numbers in their unit. */
    Tensor outputs(Trainer.Session session) throws InterruptedException {
      String output = tail().output().name();
      return target(trial.arm())
          .predicted(
              session
                  .outputs(tail(), fit.weights(), scored.inputs(), List.of(output))
                  .getOrDefault(output, Tensor.of(Shape.of(0), new float[0])));
    }
  }

  /**
   * Trains trials that go together.
   *
   * @param source the source model's weights, where the trials need them
   * @param features the target's features by split, where they have a frozen prefix
   */
  List<Fitted> of(
      List<PlannedTrial> trials, Optional<Weights> source, Optional<Map<String, Tensor>> features)
      throws InterruptedException {
    Arm arm = trials.get(0).arm();
    Map<String, Examples> splits = splits(arm, features);
    Rows.Own rows = trials.get(0).rows().of(target(arm), splits, trials.get(0).card().seed());
    List<RecipeFit.Order> orders =
        trials.stream()
            .map(t -> order(t, t.arm().recipe().orElseThrow(), t.arm().tail(), source, rows))
            .toList();
    List<RecipeFit.Result> results = new RecipeFit(sessions.of(arm.trainer())).of(orders);
    List<Fitted> fitted = new ArrayList<>();
    for (int k = 0; k < results.size(); k++) {
      RecipeFit.Result one = results.get(k);
      fitted.add(new Fitted(trials.get(k), one.initial(), one.fit(), rows.scored()));
    }
    return fitted;
  }

  /** A recipe to carry out, and its teacher's, on the rows of a trial. */
  private RecipeFit.Order order(
      PlannedTrial trial, Recipe recipe, Network tail, Optional<Weights> source, Rows.Own rows) {
    return new RecipeFit.Order(
        recipe,
        job(trial, recipe, tail, source, rows),
        recipe.teacher().map(teacher -> order(trial, teacher, teacher.network(), source, rows)),
        rows.validation());
  }

  private static Target target(Arm arm) {
    return arm.setting().task().target();
  }

  private FitJob job(
      PlannedTrial trial, Recipe recipe, Network tail, Optional<Weights> source, Rows.Own rows) {
    Weights initial = initial(recipe, tail, trial, source);
    boolean stops =
        recipe.phases().stream().anyMatch(p -> p.training().earlyStopping().isPresent());
    Map<String, Examples> watched = new LinkedHashMap<>();
    boolean candidate = trial.rows().use() == Rows.Use.CANDIDATE;
    boolean records = spec.records(FitJob.VALIDATION) && !candidate;
    rows.validation()
        .filter(v -> records || stops)
        .ifPresent(v -> watched.put(FitJob.VALIDATION, v));
    if (spec.records("test") && !candidate) {
      watched.put("test", rows.scored());
    }
    Target target = target(trial.arm());
    watched.replaceAll((split, examples) -> target.trainedOn(examples));
    return new FitJob(
        tail,
        initial,
        initial.only(recipe.carried()::contains),
        target.trainedOn(rows.train()),
        watched,
        recipe.phases().stream().map(p -> p.within(tail)).toList(),
        trial.card().seed(),
        copies(trial.arm()).map(Copies::number).orElse(1));
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

  private Optional<Copies> copies(Arm arm) {
    return arm.recipe().flatMap(r -> Copies.of(r, new Seed(spec.seed())));
  }

  private Map<String, Examples> splits(Arm arm, Optional<Map<String, Tensor>> features) {
    return FeatureTables.inPlace(
        FeatureTables.splits(arm.setting().target().dataset(), copies(arm)), features);
  }
}
