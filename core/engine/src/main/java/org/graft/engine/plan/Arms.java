package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Problem;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.Selection;
import org.graft.spi.Choose;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Strategy;
import org.graft.spi.TransferStrategy;
import org.graft.spi.augmentation.Augmenter;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.network.HeadLoss;
import org.graft.spi.network.Network;
import org.graft.spi.training.ClassMapping;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Asks each strategy what it does in each setting, and notes what cannot work.
 *
 * @param problems gets what cannot work
 * @param notes gets what is left out
 * @param unfit gets what is left out since a backbone has not the depth that is meant
 */
record Arms(
    ExperimentSpec spec,
    TrainerChoice choice,
    List<Problem> problems,
    List<String> notes,
    Unfit unfit) {

  List<Arm> in(Setting setting) {
    List<Arm> arms = new ArrayList<>();
    for (Choice<Strategy> strategy : spec.in(setting.transfer(), setting.backbone()).strategies()) {
      if (!spec.excluded(
          new ExperimentSpec.Combination(setting.transfer(), setting.backbone(), strategy))) {
        arm(setting, strategy).ifPresent(arms::add);
      }
    }
    return arms;
  }

  private Optional<Arm> arm(Setting setting, Choice<Strategy> strategy) {
    String at =
        strategy.label()
            + " with "
            + setting.backbone().label()
            + " on "
            + setting.transfer().name();
    boolean chosen = setting.each().size() > 1;
    Asked asked = chosen ? Asked.LATER : Asked.of(strategy, setting);
    if (asked.fault().isPresent()) {
      return Optional.of(broken(setting, strategy, asked.fault().get()));
    }
    if (asked.unfit().isPresent()) {
      unfit.add(setting, strategy, asked.unfit().get());
      return Optional.empty();
    }
    if (asked.refusal().isPresent()) {
      problems.add(new Problem(strategy.where(), at + ": " + asked.refusal().get()));
      return Optional.empty();
    }
    try {
      return Optional.of(
          strategy.value() instanceof Choose || chosen || refits()
              ? new CandidateArms(spec, this).of(setting, strategy)
              : arm(setting, strategy, asked.recipe()));
    } catch (RuntimeException e) {
      problems.add(new Problem(strategy.where(), at + ": " + Planner.message(e)));
      return Optional.empty();
    }
  }

  /** A strategy that broke when it was asked: its trials are planned, and fail. */
  private Arm broken(Setting setting, Choice<Strategy> strategy, String fault) {
    TrainerDecision decision = choice.toTrain(setting.card().network(), List.of());
    String digest =
        new Digest().add("broken").add(Identities.of(strategy)).add(strategy.canonical()).hex();
    return new Arm(
        setting,
        strategy,
        Optional.empty(),
        Optional.empty(),
        decision,
        digest,
        Optional.of(fault),
        Optional.empty());
  }

  /** Whether all strategies are trained on validation rows too, whether they choose or not. */
  private boolean refits() {
    return spec.selection().filter(s -> s.then() == Selection.Then.REFIT).isPresent();
  }

  /** What a strategy does that knows so much of the task. */
  Arm arm(Setting setting, Choice<Strategy> strategy, TaskCard task) {
    return arm(
        setting,
        strategy,
        strategy.value() instanceof TransferStrategy data
            ? Optional.of(data.recipe(setting.card(), task))
            : Optional.empty());
  }

  private Arm arm(Setting setting, Choice<Strategy> strategy, Optional<Recipe> recipe) {
    if (recipe.map(r -> !(r.phases().isEmpty() && r.given().isEmpty())).orElse(true)) {
      requireRows(setting.target(), "target");
    }
    recipe.ifPresent(r -> check(r, setting));
    recipe.flatMap(Recipe::teacher).ifPresent(teacher -> check(teacher, setting));
    recipe.ifPresent(r -> Copies.of(r, new Seed(spec.seed())));
    Optional<Network> features =
        strategy.value() instanceof ProgrammedStrategy program
            ? program.features(setting.card(), setting.task())
            : Optional.empty();
    features.ifPresent(f -> checkFeatures(f, setting.card().network()));
    Optional<String> tap = recipe.flatMap(Taps::tap).or(() -> features.map(f -> f.output().name()));
    Network network =
        recipe
            .map(r -> tap.map(r.network()::above).orElse(r.network()))
            .or(() -> features)
            .orElse(setting.card().network());
    List<Phase> phases = recipe.map(Recipe::phases).orElse(List.of());
    TrainerDecision decision = choice.toTrain(network, phases, recipe.flatMap(Recipe::teacher));
    Optional<Network> prefix = recipe.flatMap(r -> tap.map(r.network()::upTo)).or(() -> features);
    prefix.ifPresent(choice::toRun);
    Digest digest =
        new Digest()
            .add(strategy.canonical())
            .add(recipe.map(CanonicalText::of).orElseGet(() -> Identities.of(strategy)))
            .add(Identities.of(decision.trainer()));
    if (strategy.value() instanceof ProgrammedStrategy program && program.usesTraining()) {
      digest.add(CanonicalText.of(setting.task().training()));
    }
    return new Arm(setting, strategy, recipe, prefix, decision, digest.hex());
  }

  /** Whether a program's features can be computed from the source model's weights. */
  private static void checkFeatures(Network features, Network source) {
    features
        .parameters()
        .forEach(
            (node, parameters) -> {
              if (!parameters.isEmpty()
                  && !(source.has(node) && source.node(node).equals(features.node(node)))) {
                throw new IllegalArgumentException(
                    "it works on features of '" + node + "', a layer that the source model lacks");
              }
            });
  }

  private static void check(Recipe recipe, Setting setting) {
    Shape output = recipe.network().shapes().get(recipe.network().output().name());
    Target target = setting.task().target();
    int outputs = target.names().size();
    Optional<ClassMapping> mapping = recipe.mapping();
    if (mapping.isPresent()) {
      if (output == null || output.rank() != 1 || mapping.get().highest() >= output.size(0)) {
        throw new IllegalArgumentException(
            "output "
                + mapping.get().highest()
                + " is to stand for a class, its network outputs "
                + output);
      }
    } else if (!Shape.of(outputs).equals(output)) {
      throw new IllegalArgumentException(
          "its network outputs %s, the target has %d %s".formatted(output, outputs, target.kind()));
    }
    HeadLoss wanted = HeadLoss.of(target);
    boolean trains = !recipe.phases().isEmpty() || wanted != HeadLoss.CROSS_ENTROPY;
    if (trains && !recipe.network().loss().equals(Optional.of(wanted))) {
      throw new IllegalArgumentException(
          "the target is of %s, for which a network ends in a head that is %s, and its network does not; its recipe should ask for newHead(backbone, task.target())"
              .formatted(target.kind(), wanted.words()));
    }
    checkTraining(
        recipe.phases().stream().map(Phase::training).toList(), setting.target(), "target");
  }

  /** Refuses to train on nothing. */
  static void requireRows(DatasetLoader.Loaded data, String role) {
    if (data.dataset().train().size() == 0) {
      throw new IllegalArgumentException(
          "it trains, and 'test: all' leaves no rows of the %s to train on; test a share (0.2)"
              .formatted(role));
    }
  }

  private static void refuse(boolean asked, String what, String role, Target target) {
    if (asked) {
      throw new IllegalArgumentException(
          "training: %s, and the %s is of %s; leave it out".formatted(what, role, target.kind()));
    }
  }

  private static void checkFactors(Training training, Target target, String role) {
    try {
      training.checkFactors(target.names().size());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "training: %s; the %s has: %s"
              .formatted(e.getMessage(), role, String.join(", ", target.names())),
          e);
    }
  }

  /** Whether data allow such trainings: early stopping and augmentation ask something of them. */
  static void checkTraining(List<Training> trainings, DatasetLoader.Loaded data, String role) {
    Shape input = data.dataset().inputShape();
    trainings.stream()
        .flatMap(training -> Augmenter.refusal(training.augmentation(), input).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    Target target = data.dataset().target();
    for (Training training : trainings) {
      if (!(target instanceof Target.Classes)) {
        refuse(training.smoothing() > 0, "smoothing spreads a label over classes", role, target);
        refuse(
            training.classWeights() != ClassWeights.NONE,
            "class-weights weighs classes",
            role,
            target);
        refuse(!training.classFactors().isEmpty(), "class-factors weighs classes", role, target);
      } else {
        checkFactors(training, target, role);
      }
      refuse(
          target instanceof Target.Numbers
              && training
                  .earlyStopping()
                  .filter(e -> e.monitor() == EarlyStopping.Monitor.ACCURACY)
                  .isPresent(),
          "early stopping by accuracy counts right answers (monitor: loss)",
          role,
          target);
    }
    boolean stops = trainings.stream().anyMatch(t -> t.earlyStopping().isPresent());
    if (stops && data.dataset().validation().isEmpty()) {
      throw new IllegalArgumentException(
          "early stopping watches a validation split, and the "
              + role
              + " has none; split one off with 'validation: 0.1' beside the data set's name");
    }
  }
}
