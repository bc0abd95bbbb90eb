package org.graft.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.Division;
import org.graft.engine.spec.Choice;
import org.graft.engine.spec.DataSpec;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.Problem;
import org.graft.engine.spec.SpecException;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.Backbone;
import org.graft.spi.Digest;
import org.graft.spi.Seed;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.TransferStrategy;
import org.graft.spi.augmentation.Augmenter;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.Answers;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** Expands a spec into a plan and finds everything that cannot work before anything trains. */
public final class Planner {
  private final DatasetLoader loader;
  private final DataAccess access;
  private final List<Choice<Trainer>> trainers;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, SourceStep> sources = new LinkedHashMap<>();
  private final Map<String, FeatureStep> features = new LinkedHashMap<>();

  /**
   * A planner for one spec.
   *
   * @param trainers every trainer there is, with its defaults
   */
  public Planner(DatasetLoader loader, DataAccess access, List<Choice<Trainer>> trainers) {
    this.loader = loader;
    this.access = access;
    this.trainers = List.copyOf(trainers);
  }

  /**
   * The plan for {@code spec}; data sets are loaded, nothing is trained.
   *
   * @throws SpecException with everything that is wrong
   */
  public Plan plan(ExperimentSpec spec) {
    List<Setting> settings = new ArrayList<>();
    for (TransferSpec transfer : spec.transfers()) {
      int before = problems.size();
      for (Optional<Division> division : Division.all(spec.repeats().splits())) {
        if (problems.size() == before) {
          settings.addAll(settings(spec, transfer, division));
        }
      }
    }
    Map<Setting, List<Arm>> arms = new LinkedHashMap<>();
    for (Setting setting : settings) {
      List<Arm> own = new ArrayList<>();
      for (Choice<Strategy> strategy : spec.strategies()) {
        arm(spec, setting, strategy).ifPresent(own::add);
      }
      arms.put(setting, own);
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    List<PlannedTrial> trials = new ArrayList<>();
    arms.forEach((setting, own) -> trials.addAll(trials(spec, setting, own)));
    return new Plan(
        spec,
        settings,
        arms.values().stream().flatMap(List::stream).toList(),
        List.copyOf(sources.values()),
        List.copyOf(features.values()),
        trials,
        Design.warnings(spec));
  }

  private List<Setting> settings(
      ExperimentSpec spec, TransferSpec transfer, Optional<Division> division) {
    Seed seed = new Seed(spec.seed());
    Optional<DatasetLoader.Loaded> target = load(transfer.target(), seed, division);
    Optional<DatasetLoader.Loaded> source =
        transfer.source().flatMap(s -> load(s, seed, Optional.empty()));
    if (target.isEmpty() || (transfer.source().isPresent() && source.isEmpty())) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>();
    for (Choice<Backbone> backbone : spec.backbones()) {
      try {
        settings.add(setting(spec, transfer, backbone, source, target.get(), division));
      } catch (IllegalArgumentException | IOException e) {
        problems.add(new Problem(backbone.where(), backbone.label() + ": " + message(e)));
      }
    }
    return settings;
  }

  private Optional<DatasetLoader.Loaded> load(
      DataSpec data, Seed seed, Optional<Division> division) {
    try {
      return Optional.of(loader.load(data, seed, division));
    } catch (SpecException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      problems.add(new Problem(data.provider().where(), data.label() + ": " + message(e)));
      return Optional.empty();
    }
  }

  private Setting setting(
      ExperimentSpec spec,
      TransferSpec transfer,
      Choice<Backbone> backbone,
      Optional<DatasetLoader.Loaded> source,
      DatasetLoader.Loaded target,
      Optional<Division> division)
      throws IOException {
    Shape input = target.dataset().inputShape();
    List<String> classes =
        source.map(s -> s.dataset().classes()).orElse(target.dataset().classes());
    BackboneCard card = backbone.value().card(access, input, classes.size());
    boolean pretrained = !card.classes().isEmpty();
    if (pretrained && spec.repeats().source() > 1) {
      throw new IllegalArgumentException(
          "it is pretrained, so there is one source model and repeats.source must be 1, found "
              + spec.repeats().source()
              + "; use repeats.training");
    }
    if (!pretrained && source.isEmpty()) {
      throw new IllegalArgumentException(
          "it has no pretrained weights, so the transfer needs a 'source' to train it on");
    }
    if (!pretrained && !source.get().dataset().inputShape().equals(input)) {
      throw new IllegalArgumentException(
          "source inputs are "
              + source.get().dataset().inputShape()
              + " and target inputs "
              + input
              + "; one network cannot read both");
    }
    if (!pretrained) {
      checkStopping(List.of(sourcePhase(spec, card)), source.get(), "source");
      checkAugmentation(List.of(sourcePhase(spec, card)), source.get());
    }
    TaskCard task =
        new TaskCard(
            input,
            pretrained ? card.classes() : classes,
            target.dataset().classes(),
            target.dataset().train().size(),
            target.dataset().validation().map(v -> v.size()).orElse(0),
            spec.training());
    Optional<Choice<Trainer>> trainer =
        pretrained
            ? Optional.empty()
            : Optional.of(choice(spec).toTrain(card.network(), List.of(sourcePhase(spec, card))));
    return new Setting(transfer, backbone, card, source, target, task, trainer, division);
  }

  /** The one phase in which a source model is trained: everything moves. */
  public static Phase sourcePhase(ExperimentSpec spec, BackboneCard card) {
    Set<String> all =
        card.network().nodes().stream()
            .map(Node::name)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    return new Phase(all, spec.sourceTraining());
  }

  private Optional<Arm> arm(ExperimentSpec spec, Setting setting, Choice<Strategy> strategy) {
    String at =
        strategy.label()
            + " with "
            + setting.backbone().label()
            + " on "
            + setting.transfer().name();
    try {
      Optional<String> refusal = strategy.value().refusal(setting.card(), setting.task());
      if (refusal.isPresent()) {
        problems.add(new Problem(strategy.where(), at + ": " + refusal.get()));
        return Optional.empty();
      }
      return Optional.of(arm(spec, setting, strategy, strategy.value()));
    } catch (RuntimeException e) {
      problems.add(new Problem(strategy.where(), at + ": " + message(e)));
      return Optional.empty();
    }
  }

  private Arm arm(ExperimentSpec spec, Setting setting, Choice<Strategy> strategy, Strategy value) {
    Optional<Recipe> recipe =
        value instanceof TransferStrategy data
            ? Optional.of(data.recipe(setting.card(), setting.task()))
            : Optional.empty();
    recipe.ifPresent(r -> checkOutputs(r, setting));
    recipe.ifPresent(r -> checkStopping(r.phases(), setting.target(), "target"));
    recipe.ifPresent(r -> checkAugmentation(r.phases(), setting.target()));
    recipe.ifPresent(r -> Copies.of(r.phases(), new Seed(spec.seed())));
    Optional<String> tap = recipe.flatMap(Taps::tap);
    Network network =
        recipe
            .map(r -> tap.map(r.network()::above).orElse(r.network()))
            .orElse(setting.card().network());
    List<Phase> phases = recipe.map(Recipe::phases).orElse(List.of());
    Choice<Trainer> trainer = choice(spec).toTrain(network, phases);
    recipe.flatMap(r -> tap.map(r.network()::upTo)).ifPresent(prefix -> choice(spec).toRun(prefix));
    String digest =
        new Digest()
            .add(strategy.canonical())
            .add(recipe.map(Recipe::toString).orElse("programmed"))
            .add(trainer.canonical())
            .hex();
    return new Arm(setting, strategy, recipe, tap, trainer, digest);
  }

  private static void checkStopping(List<Phase> phases, DatasetLoader.Loaded data, String role) {
    boolean stops = phases.stream().anyMatch(p -> p.training().earlyStopping().isPresent());
    if (stops && data.dataset().validation().isEmpty()) {
      throw new IllegalArgumentException(
          "early stopping watches a validation split, and the "
              + role
              + " has none; split one off with 'validation: 0.1' beside the data set's name");
    }
  }

  private static void checkAugmentation(List<Phase> phases, DatasetLoader.Loaded data) {
    Shape input = data.dataset().inputShape();
    phases.stream()
        .flatMap(p -> Augmenter.refusal(p.training().augmentation(), input).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  private static void checkOutputs(Recipe recipe, Setting setting) {
    Shape output = recipe.network().shapes().get(recipe.network().output().name());
    int classes = setting.task().classes().size();
    Optional<Answers> answers = recipe.answers();
    if (answers.isPresent()) {
      if (output == null || output.rank() != 1 || answers.get().highest() >= output.size(0)) {
        throw new IllegalArgumentException(
            "output " + answers.get().highest() + " is to answer, its network puts out " + output);
      }
      return;
    }
    if (!Shape.of(classes).equals(output)) {
      throw new IllegalArgumentException(
          "its network puts out " + output + ", the target has " + classes + " classes");
    }
  }

  private TrainerChoice choice(ExperimentSpec spec) {
    return new TrainerChoice(trainers, spec.trainer());
  }

  private List<PlannedTrial> trials(ExperimentSpec spec, Setting setting, List<Arm> arms) {
    Seed root = new Seed(spec.seed());
    String settingDigest =
        new Digest()
            .add(setting.source().map(DatasetLoader.Loaded::digest).orElse(""))
            .add(setting.target().digest())
            .add(setting.backbone().canonical())
            .hex();
    List<PlannedTrial> trials = new ArrayList<>();
    for (int s = 0; s < spec.repeats().source(); s++) {
      Seed sourceSeed = root.derive("source", s);
      SourceStep source = source(spec, setting, s, sourceSeed);
      int split = setting.division().map(Division::index).orElse(0);
      for (int r = 0; r < spec.repeats().training(); r++) {
        Seed seed = setting.division().map(d -> d.seed(sourceSeed)).orElse(sourceSeed);
        seed = seed.derive("training", r);
        String block = new Digest().add(settingDigest).add(source.key()).add(seed.value()).id();
        for (Arm arm : arms) {
          trials.add(
              trial(spec, arm, source, s, split * spec.repeats().training() + r, seed, block));
        }
      }
    }
    return trials;
  }

  private PlannedTrial trial(
      ExperimentSpec spec,
      Arm arm,
      SourceStep source,
      int sourceReplicate,
      int replicate,
      Seed seed,
      String block) {
    boolean needsSource = arm.needsSource();
    if (needsSource) {
      sources.putIfAbsent(source.key(), source);
    }
    TrialCard card =
        new TrialCard(
            new Digest().add(block).add(arm.digest()).id(),
            block,
            arm.setting().transfer().name(),
            arm.setting().backbone().label(),
            arm.strategy().label(),
            sourceReplicate,
            replicate,
            seed);
    return new PlannedTrial(
        card,
        arm,
        needsSource ? Optional.of(source) : Optional.empty(),
        arm.prefix().map(prefix -> features(spec, source, prefix, copies(spec, arm))));
  }

  private SourceStep source(ExperimentSpec spec, Setting setting, int replicate, Seed seed) {
    Digest digest = new Digest().add("source").add(setting.backbone().canonical());
    setting.card().digest().ifPresent(digest::add);
    if (setting.sourceTrainer().isPresent()) {
      digest
          .add(setting.card().network().toString())
          .add(setting.source().map(DatasetLoader.Loaded::digest).orElse(""))
          .add(spec.sourceTraining().toString())
          .add(setting.sourceTrainer().get().canonical())
          .add(seed.value());
    }
    return new SourceStep(digest.hex(), setting, replicate, seed);
  }

  private static Optional<Copies> copies(ExperimentSpec spec, Arm arm) {
    return arm.recipe().flatMap(r -> Copies.of(r.phases(), new Seed(spec.seed())));
  }

  private FeatureStep features(
      ExperimentSpec spec, SourceStep source, Network prefix, Optional<Copies> copies) {
    Setting setting = source.setting();
    Choice<Trainer> runner = choice(spec).toRun(prefix);
    String key =
        new Digest()
            .add("features")
            .add(source.key())
            .add(prefix.toString())
            .add(setting.target().digest())
            .add(runner.canonical())
            .add(copies.map(Copies::toString).orElse(""))
            .hex();
    return features.computeIfAbsent(
        key,
        k -> {
          Shape shape = prefix.shapes().get(prefix.output().name());
          long row = shape == null ? 0 : shape.elements() * Float.BYTES;
          long rows = rows(setting.target().dataset(), copies.map(Copies::number).orElse(1));
          return new FeatureStep(k, source, setting.target(), prefix, runner, row * rows, copies);
        });
  }

  private static long rows(Dataset data, int copies) {
    return (long) data.train().size() * copies
        + data.validation().map(Examples::size).orElse(0)
        + data.test().size();
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
