package org.graft.engine.plan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Trainer;
import org.graft.spi.TrialExecutor.Estimate;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/**
 * What steps of an experiment take on a machine. Plans print it, runs order steps by it and keep
 * them within memory. Seconds are the trainer's own reckoning, corrected by what like steps took on
 * this machine. Not thread-safe.
 */
public final class Estimates {
  /** Trainers reckon for so many examples. */
  private static final double EXAMPLES = 1000;

  /** Copies of all weights: the start, the result, the trainer's own. */
  private static final int COPIES = 3;

  /** Copies of what trains: gradient, two of optimiser state, the best so far. */
  private static final int TRAINED_COPIES = 4;

  /** Copies of layers' outputs: forwards, backwards, and the scratch space of convolutions. */
  private static final int OUTPUTS = 3;

  /** Copies of all features: as read, in double precision, and what is made of them. */
  private static final long FEATURE_COPIES = 4;

  /** Most rows that go through a network at once outside training. */
  private static final int INFERENCE_ROWS = 1024;

  /** Bytes of layers' outputs outside training, beside half of the weights'. */
  private static final long INFERENCE_BYTES = 128L << 20;

  private final ExperimentSpec spec;
  private final ThreadCounts threads;
  private final Timings timings;
  private final IdentityHashMap<Arm, Estimate> arms = new IdentityHashMap<>();
  private final IdentityHashMap<Setting, Estimate> settings = new IdentityHashMap<>();
  private final IdentityHashMap<Arm, Boolean> timedArms = new IdentityHashMap<>();
  private final IdentityHashMap<Setting, Boolean> timedSettings = new IdentityHashMap<>();

  /**
   * Estimates for a machine.
   *
   * @param threads how many threads its steps take
   * @param timings how long earlier steps took on it
   */
  public Estimates(ExperimentSpec spec, ThreadCounts threads, Timings timings) {
    this.spec = spec;
    this.threads = threads;
    this.timings = timings;
  }

  /** How long earlier steps took. */
  Timings timings() {
    return timings;
  }

  /** So many trials of an arm in one call. */
  Estimate of(Arm arm, int trials) {
    if (arm.choosing().isPresent()) {
      return choosing(arm.choosing().get(), trials);
    }
    Estimate one = arms.computeIfAbsent(arm, this::trial);
    return new Estimate(one.bytes() * trials, one.seconds() * trials, one.threads());
  }

  /** Trials once they have chosen and, before, those of their candidates that go on. */
  private Estimate choosing(Choosing choosing, int trials) {
    Choosing.Candidate first = choosing.candidates().get(0);
    Estimate all = of(first.then(), trials);
    for (int rung = 1; rung < choosing.rungCount(); rung++) {
      Arm arm = first.fits().get(rung);
      int fits = trials * choosing.candidates(rung) * choosing.rule().on().parts();
      Estimate call = of(arm, Math.min(fits, arm.atOnce()));
      all =
          new Estimate(
              Math.max(all.bytes(), call.bytes()),
              all.seconds() + of(arm, fits).seconds(),
              Math.max(all.threads(), call.threads()));
    }
    return all;
  }

  private Estimate trial(Arm arm) {
    double seconds = timings.seconds(cost(arm));
    if (arm.recipe().isPresent()) {
      List<Phase> phases = arm.recipe().get().phases();
      return training(
          arm.tail(), phases, rows(arm.setting().target().dataset()), seconds, threads::own);
    }
    if (arm.prefix().isPresent()) {
      long features =
          FEATURE_COPIES
              * arm.prefix()
                  .get()
                  .shapes()
                  .getOrDefault(arm.tap().orElse(""), Shape.of())
                  .elements();
      return new Estimate(
          Double.BYTES * features * rows(arm.setting().target().dataset()), seconds, 1);
    }
    Network network = arm.setting().card().network();
    int batch = arm.setting().task().training().batch();
    return new Estimate(
        bytes(network, network.size(), batch), seconds, threads.own(network, batch));
  }

  /** A source model. */
  Estimate of(SourceModel model) {
    return settings.computeIfAbsent(model.setting(), this::source);
  }

  private Estimate source(Setting setting) {
    Network network = setting.card().network();
    return cost(setting)
        .map(
            cost ->
                training(
                    network,
                    List.of(setting.sourcePhase(spec)),
                    setting.source().map(data -> rows(data.dataset())).orElse(0),
                    timings.seconds(cost),
                    threads::shared))
        .orElseGet(() -> new Estimate(Float.BYTES * network.size() * 2, 0, 1));
  }

  /** One pass. */
  Estimate of(List<FeatureTable> pass) {
    Network prefix = pass.get(0).prefix();
    long outputs = inference(prefix);
    long tables = pass.stream().mapToLong(FeatureTable::bytes).sum();
    return new Estimate(
        tables + Float.BYTES * prefix.size() * 2 + OUTPUTS * outputs,
        timings.seconds(cost(pass)),
        threads.shared(prefix, (int) Math.max(1, outputs / Math.max(1, outputs(prefix)))));
  }

  /** Whether any step like this one was timed on this machine. */
  boolean timed(Step step) {
    if (step instanceof SourceStep source) {
      return timedSettings.computeIfAbsent(
          source.model().setting(), setting -> cost(setting).map(timings::knows).orElse(true));
    }
    return step instanceof FeatureStep pass
        ? timings.knows(cost(pass.tables()))
        : timedArms.computeIfAbsent(step.trainings().get(0).arm(), arm -> timings.knows(cost(arm)));
  }

  /** What a trial costs; of one that chooses, what it costs once it has chosen. */
  static Cost cost(Arm arm) {
    if (arm.choosing().isPresent()) {
      return cost(arm.choosing().get().candidates().get(0).then());
    }
    Network tail = arm.tail();
    Trainer trainer = arm.trainer().value();
    Dataset data = arm.setting().target().dataset();
    List<Phase> phases =
        arm.recipe()
            .map(Recipe::phases)
            .orElseGet(() -> List.of(Setting.everything(tail, arm.setting().task().training())));
    boolean onFeatures = arm.recipe().isEmpty() && arm.prefix().isPresent();
    double once = phases.isEmpty() || onFeatures ? 0 : trainer.cost(tail, phases);
    double fit = rows(data) * arm.recipe().map(r -> whole(r, once, trainer)).orElse(once);
    double predict = onFeatures ? rows(data) : trainer.cost(tail, List.of()) * data.test().size();
    String kind = arm.recipe().isPresent() ? "trial" : "trial of " + arm.strategy().canonical();
    return Cost.of(kind, arm.trainer().name(), tail, (fit + predict) / EXAMPLES);
  }

  /** What all trainings of a recipe cost, its teacher's included, where one costs so much. */
  private static double whole(Recipe recipe, double once, Trainer trainer) {
    double taught =
        recipe
            .teacher()
            .filter(teacher -> !teacher.phases().isEmpty())
            .map(t -> whole(t, trainer.cost(t.network(), t.phases()), trainer))
            .orElse(0.0);
    return taught + once * recipe.soup().map(soup -> soup.rates().size()).orElse(1);
  }

  /** What training a source model costs; empty where it is pretrained. */
  Optional<Cost> cost(Setting setting) {
    Network network = setting.card().network();
    int rows = setting.source().map(data -> rows(data.dataset())).orElse(0);
    List<Phase> phases = List.of(setting.sourcePhase(spec));
    return setting
        .sourceDecision()
        .map(TrainerDecision::trainer)
        .map(
            trainer ->
                Cost.of(
                    "source training",
                    trainer.name(),
                    network,
                    trainer.value().cost(network, phases) * rows / EXAMPLES));
  }

  /** What a pass costs. */
  static Cost cost(List<FeatureTable> pass) {
    FeatureTable deepest = pass.get(0);
    Shape shape = deepest.prefix().shapes().getOrDefault(deepest.tap(), Shape.of());
    double rows = deepest.bytes() / (double) Float.BYTES / Math.max(1, shape.elements());
    double thousand = deepest.runner().trainer().value().cost(deepest.prefix(), List.of());
    return Cost.of(
        "feature extraction",
        deepest.runner().trainer().name(),
        deepest.prefix(),
        thousand * rows / EXAMPLES);
  }

  private static int rows(Dataset data) {
    return data.train().size();
  }

  private static Estimate training(
      Network network,
      List<Phase> phases,
      int rows,
      double seconds,
      ToIntBiFunction<Network, Integer> threads) {
    long trained = 0;
    int batch = 1;
    for (Phase phase : phases) {
      trained = Math.max(trained, phase.within(network).trainable(network));
      batch = Math.max(batch, Math.min(rows, phase.training().batch()));
    }
    return new Estimate(
        bytes(network, trained, batch), seconds, threads.applyAsInt(network, batch));
  }

  private static long bytes(Network network, long trained, int batch) {
    long outputs = outputs(network);
    return Float.BYTES * (COPIES * network.size() + TRAINED_COPIES * trained)
        + OUTPUTS * Math.max(batch * outputs, inference(network));
  }

  /** Bytes of all layers' outputs for the examples that go through a network at once. */
  private static long inference(Network network) {
    return Math.min(
        INFERENCE_ROWS * outputs(network), INFERENCE_BYTES + Float.BYTES * network.size() / 2);
  }

  /** Bytes of all layers' outputs for one example. */
  private static long outputs(Network network) {
    return Float.BYTES * network.shapes().values().stream().mapToLong(Shape::elements).sum();
  }
}
