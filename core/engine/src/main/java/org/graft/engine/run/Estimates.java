package org.graft.engine.run;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.FeaturePass;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plugin.Choice;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;

/**
 * Rough estimates of what steps take, by which they are ordered and kept within memory. The trials
 * of an arm share theirs. Thread-safe.
 */
final class Estimates {
  /** Copies of all weights: the start, the result, the trainer's own. */
  private static final int COPIES = 3;

  /** Copies of what trains: gradient, two of optimiser state, the best so far. */
  private static final int TRAINED_COPIES = 4;

  /** Copies of layers' outputs: forwards, backwards, and the scratch space of convolutions. */
  private static final int OUTPUTS = 3;

  /** Most rows that go through a network at once outside training. */
  private static final int INFERENCE_ROWS = 1024;

  /** Bytes of layers' outputs outside training, beside half of the weights'. */
  private static final long INFERENCE_BYTES = 128L << 20;

  private final ExperimentSpec spec;
  private final ThreadCounts threadCounts;
  private final IdentityHashMap<Object, Estimate> known = new IdentityHashMap<>();

  Estimates(ExperimentSpec spec, ThreadCounts threadCounts) {
    this.spec = spec;
    this.threadCounts = threadCounts;
  }

  /**
   * What a step is expected to take.
   *
   * @param bytes of memory while it runs
   * @param seconds 0 where unknown
   * @param threads that it is given
   */
  record Estimate(long bytes, double seconds, int threads) {
    /** For so many steps of its kind in one. */
    Estimate times(int steps) {
      return new Estimate(bytes * steps, seconds * steps, threads);
    }
  }

  synchronized Estimate of(Arm arm) {
    return known.computeIfAbsent(
        arm,
        a -> {
          int rows = arm.setting().target().dataset().train().size();
          return arm.recipe()
              .map(
                  recipe ->
                      training(arm.tail(), recipe.phases(), arm.trainer(), rows, threadCounts::own))
              .orElseGet(() -> program(arm));
        });
  }

  synchronized Estimate of(SourceStep step) {
    return known.computeIfAbsent(
        step.setting(),
        s -> {
          Network network = step.setting().card().network();
          if (step.setting().sourceDecision().isEmpty()) {
            return new Estimate(Float.BYTES * network.size() * 2, 0, 1);
          }
          return training(
              network,
              List.of(step.setting().sourcePhase(spec.sourceTraining())),
              step.setting().sourceDecision().get().trainer(),
              step.setting().source().map(d -> d.dataset().train().size()).orElse(0),
              threadCounts::shared);
        });
  }

  Estimate of(FeaturePass pass) {
    Network prefix = pass.prefix();
    int rows = pass.tables().get(0).target().dataset().train().size();
    long outputs = inference(prefix);
    return new Estimate(
        pass.bytes() + Float.BYTES * prefix.size() * 2 + OUTPUTS * outputs,
        pass.runner().trainer().value().cost(prefix, List.of()) * rows / 1000,
        threadCounts.shared(prefix, (int) Math.max(1, outputs / Math.max(1, outputs(prefix)))));
  }

  private static Estimate training(
      Network network,
      List<Phase> phases,
      Choice<Trainer> trainer,
      int rows,
      ToIntBiFunction<Network, Integer> threads) {
    Set<String> trained = new LinkedHashSet<>();
    int batch = 1;
    for (Phase phase : phases) {
      trained.addAll(phase.trained());
      batch = Math.max(batch, Math.min(rows, phase.training().batch()));
    }
    return new Estimate(
        bytes(network, network.trainable(trained), batch),
        phases.isEmpty() ? 0 : trainer.value().cost(network, phases) * rows / 1000,
        threads.applyAsInt(network, batch));
  }

  private Estimate program(Arm arm) {
    Network network = arm.setting().card().network();
    int batch = spec.training().batch();
    return new Estimate(bytes(network, network.size(), batch), 0, threadCounts.own(network, batch));
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
