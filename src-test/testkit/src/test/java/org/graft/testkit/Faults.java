package org.graft.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.HeadLoss;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.reference.CarelessRun;
import org.graft.testkit.reference.CarelessRun.Mistake;

/** Ways in which trainers go wrong. */
final class Faults {
  private Faults() {}

  /** A way. */
  public enum Kind {
    NONE,
    IGNORES_SCHEDULES,
    IGNORES_RATES,
    IGNORES_INSERTIONS,
    IGNORES_LOSSES,
    FITS_NO_LOSSES,
    IGNORES_TEACHERS,
    IGNORES_STOCHASTIC_NORMALIZATION,
    IGNORES_AVERAGES,
    IGNORES_SMOOTHING,
    SUMS_OVER_OUTPUTS,
    ONE_FACTOR_FOR_ALL,
    IGNORES_CLASS_WEIGHTS,
    IGNORES_CLASS_FACTORS,
    IGNORES_ANCHORS,
    IGNORES_AUGMENTATION,
    IGNORES_COPIES,
    IGNORES_EARLY_STOPPING,
    FORGETS_TO_RESTORE,
    ALWAYS_RESTORES,
    MOVES_FROZEN_STATISTICS,
    TRAINS_WHOLE_LAYERS,
    DECAYS_LIKE_L2,
    NESTEROV_AS_MOMENTUM,
    NO_DROPOUT,
    BATCH_MATTERS,
    TAKES_THE_FIRST_JOBS_RATE,
    CANNOT_BE_INTERRUPTED,
    REFUSES_CONVOLUTIONS,
    TAKES_GELU_FOR_RELU,
    DROPS_THE_LAST_BATCH,
    LEAKS_OPTIMIZER_STATE,
    UNSEEDED_MASKS,
    FIXED_MASKS,
    RESTARTS_EPOCHS,
    NEVER_SHUFFLES,
    ASCENDS,
    RUNS_NOTHING;

    Optional<String> refusal(Network network) {
      if (this == RUNS_NOTHING || (this == ASCENDS && !network.equals(Networks.headAlone()))) {
        return Optional.of("heads alone");
      }
      return this == REFUSES_CONVOLUTIONS
              && network.nodes().stream().anyMatch(n -> n.layer() instanceof Layer.Convolution)
          ? Optional.of("no convolutions today")
          : Optional.empty();
    }

    Network run(Network network) {
      return this == TAKES_GELU_FOR_RELU ? confused(network) : network;
    }

    Fit train(Trainer.Session sound, FitJob job, int place) throws InterruptedException {
      if (this == CANNOT_BE_INTERRUPTED && job.phases().stream().anyMatch(Kind::endless)) {
        return sound.train(List.of(with(job, List.of()))).get(0);
      }
      if (this == ASCENDS) {
        Fit fit = sound.train(List.of(job)).get(0);
        return new Fit(mirrored(job.initial(), fit.weights()), fit.curve(), fit.epochs());
      }
      Optional<Mistake> mistake = mistake();
      if (mistake.isPresent() && !stopsEarly(job)) {
        return new CarelessRun(job, mistake.get()).fit();
      }
      return sound.train(List.of(changed(job, place))).get(0);
    }

    /** As far on the other side of where it started. */
    private static Weights mirrored(Weights start, Weights end) {
      Map<String, Tensor> mirrored = new LinkedHashMap<>();
      end.tensors()
          .forEach(
              (key, tensor) -> {
                float[] from = Objects.requireNonNull(start.tensors().get(key)).toArray();
                float[] to = tensor.toArray().clone();
                for (int i = 0; i < to.length; i++) {
                  to[i] = 2 * from[i] - to[i];
                }
                mirrored.put(key, Tensor.of(tensor.shape(), to));
              });
      return new Weights(mirrored);
    }

    private Optional<Mistake> mistake() {
      return java.util.Arrays.stream(Mistake.values())
          .filter(m -> m.name().equals(name()))
          .findAny();
    }

    private FitJob changed(FitJob job, int place) {
      return switch (this) {
        case IGNORES_SCHEDULES -> each(job, t -> t.withSchedule(new Schedule.Constant()));
        case SUMS_OVER_OUTPUTS -> each(job, t -> t.withRate(t.optimizer().rate() * summed(job)));
        case IGNORES_SMOOTHING -> each(job, t -> t.withSmoothing(0));
        case ONE_FACTOR_FOR_ALL ->
            each(
                job,
                t ->
                    t.withPenalty(
                        new Penalty(t.penalty().l1(), t.penalty().l2(), t.penalty().l2sp())));
        case IGNORES_AVERAGES ->
            with(
                job,
                job.phases().stream()
                    .map(p -> p.withBlend(1).with(p.training().withAverage(0)))
                    .toList());
        case IGNORES_RATES ->
            with(job, job.phases().stream().map(p -> p.withRates(Map.of())).toList());
        case IGNORES_INSERTIONS ->
            with(job, job.phases().stream().map(p -> direct(p, job.network())).toList());
        case IGNORES_LOSSES ->
            with(job, job.phases().stream().map(p -> p.withLosses(List.of())).toList());
        case IGNORES_TEACHERS -> untaught(job);
        case FITS_NO_LOSSES ->
            with(job, job.phases().stream().map(p -> p.withLosses(unfitted(p))).toList());
        case IGNORES_STOCHASTIC_NORMALIZATION ->
            with(job, job.phases().stream().map(p -> p.withStochasticNormalization(0)).toList());
        case DECAYS_LIKE_L2 -> each(job, Kind::decayAsPenalty);
        case NESTEROV_AS_MOMENTUM ->
            each(
                job,
                t ->
                    t.optimizer() instanceof Optimizer.Nesterov n
                        ? t.withOptimizer(new Optimizer.Momentum(n.rate(), n.momentum()))
                        : t);
        case IGNORES_CLASS_WEIGHTS -> each(job, t -> t.withClassWeights(ClassWeights.NONE));
        case IGNORES_CLASS_FACTORS -> each(job, t -> t.withClassFactors(List.of()));
        case IGNORES_AUGMENTATION -> each(job, t -> t.withAugmentation(List.of()));
        case IGNORES_COPIES -> copied(job, 1);
        case IGNORES_EARLY_STOPPING -> each(job, t -> t.withEarlyStopping(Optional.empty()));
        case FORGETS_TO_RESTORE -> each(job, t -> t.withEarlyStopping(restoring(t, false)));
        case ALWAYS_RESTORES -> each(job, t -> t.withEarlyStopping(restoring(t, true)));
        case IGNORES_ANCHORS -> anchored(job, new Weights(Map.of()));
        case MOVES_FROZEN_STATISTICS ->
            with(job, job.phases().stream().map(p -> moving(p).within(job.network())).toList());
        case TRAINS_WHOLE_LAYERS -> with(job, job.phases().stream().map(Kind::whole).toList());
        case NO_DROPOUT -> network(job, undropped(job.network()));
        case TAKES_GELU_FOR_RELU -> network(job, confused(job.network()));
        case BATCH_MATTERS -> job.seeded(new Seed(job.seed().value() + place));
        default -> job;
      };
    }

    private static List<FeatureLoss> unfitted(Phase phase) {
      return phase.losses().stream().map(loss -> (FeatureLoss) new Unfitted(loss)).toList();
    }

    /** A loss that learns nothing from the training split. */
    private record Unfitted(FeatureLoss loss) implements FeatureLoss {
      @Override
      public String tap() {
        return loss.tap();
      }

      @Override
      public double add(
          double[][] features, double[][] source, Targets targets, double[][] gradient) {
        return loss.add(features, source, targets, gradient);
      }

      @Override
      public String words() {
        return loss.words();
      }
    }

    /** By how much the gradient of a sum over outputs is larger than that of their mean. */
    private static int summed(FitJob job) {
      Network network = job.network();
      return network.loss().orElseThrow() == HeadLoss.CROSS_ENTROPY ? 1 : network.outputs();
    }

    private static boolean endless(Phase phase) {
      return phase.training().epochs() > 1_000_000;
    }

    private static boolean stopsEarly(FitJob job) {
      return job.phases().stream().anyMatch(p -> p.training().earlyStopping().isPresent());
    }

    private static Training decayAsPenalty(Training t) {
      return t.optimizer() instanceof Optimizer.AdamW w
          ? t.withOptimizer(new Optimizer.Adam(w.rate(), w.beta1(), w.beta2(), w.epsilon()))
              .withPenalty(new Penalty(0, w.decay() / 2, 0))
          : t;
    }

    private static Optional<EarlyStopping> restoring(Training t, boolean restore) {
      return t.earlyStopping().map(s -> new EarlyStopping(s.monitor(), s.patience(), restore));
    }

    private static Phase moving(Phase phase) {
      Set<String> statistics = new LinkedHashSet<>(phase.statistics());
      statistics.add("batch_normalization_1");
      statistics.add("batch_normalization_2");
      return phase.withStatistics(statistics);
    }

    private static Phase whole(Phase phase) {
      Set<String> nodes = new LinkedHashSet<>(phase.trained());
      phase.parameters().forEach(key -> nodes.add(key.substring(0, key.lastIndexOf('/'))));
      return new Phase(nodes, phase.statistics(), phase.training())
          .withRates(phase.rates())
          .withBlend(phase.blend())
          .withLosses(phase.losses())
          .withStochasticNormalization(phase.stochasticNormalization())
          .withInsertions(phase.parameters().isEmpty() ? phase.insertions() : Map.of());
    }

    /** Trains what an insertion makes by itself. */
    private static Phase direct(Phase phase, Network network) {
      Set<String> keys = new LinkedHashSet<>(phase.parameters());
      phase
          .insertions()
          .forEach(
              (node, insertion) ->
                  network.parameters(node).stream()
                      .filter(insertion::changes)
                      .forEach(p -> keys.add(Weights.key(node, p))));
      return new Phase(phase.trained(), keys, phase.statistics(), phase.training())
          .withRates(phase.rates())
          .withBlend(phase.blend())
          .withLosses(phase.losses())
          .withStochasticNormalization(phase.stochasticNormalization());
    }

    private static Network undropped(Network network) {
      return mapped(network, l -> l instanceof Layer.Dropout ? new Layer.Dropout(0) : l);
    }

    private static Network confused(Network network) {
      return mapped(
          network,
          l ->
              l.equals(new Layer.Activation(ActivationFunction.GELU))
                  ? new Layer.Activation(ActivationFunction.RELU)
                  : l);
    }

    private static Network mapped(Network network, UnaryOperator<Layer> change) {
      List<Node> nodes = new ArrayList<>();
      network
          .nodes()
          .forEach(n -> nodes.add(new Node(n.name(), change.apply(n.layer()), n.inputs())));
      return new Network(network.input(), nodes);
    }

    private static FitJob each(FitJob job, UnaryOperator<Training> change) {
      return with(job, job.phases().stream().map(p -> p.with(change.apply(p.training()))).toList());
    }

    private static FitJob copied(FitJob job, int copies) {
      return new FitJob(
          job.network(),
          job.initial(),
          job.anchor(),
          job.train(),
          job.watched(),
          job.phases(),
          job.seed(),
          copies,
          job.teacher());
    }

    /** A job at another's learning rate. */
    static FitJob atRateOf(FitJob other, FitJob job) {
      double rate = other.phases().get(0).training().optimizer().rate();
      return each(job, training -> training.withRate(rate));
    }

    private static FitJob with(FitJob job, List<Phase> phases) {
      return job.in(phases);
    }

    private static FitJob anchored(FitJob job, Weights anchor) {
      return new FitJob(
          job.network(),
          job.initial(),
          anchor,
          job.train(),
          job.watched(),
          job.phases(),
          job.seed(),
          job.copies(),
          job.teacher());
    }

    private static FitJob untaught(FitJob job) {
      return new FitJob(
          job.network(),
          job.initial(),
          job.anchor(),
          job.train(),
          job.watched(),
          job.phases(),
          job.seed(),
          job.copies());
    }

    private static FitJob network(FitJob job, Network network) {
      return new FitJob(
          network,
          job.initial(),
          job.anchor(),
          job.train(),
          job.watched(),
          job.phases(),
          job.seed(),
          job.copies(),
          job.teacher());
    }
  }
}
