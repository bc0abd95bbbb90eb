package org.graft.dl4j;

import java.util.List;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;

/** A rough estimate of how long training takes: native calls of every layer, and arithmetic. */
final class GraphCost {
  /** Seconds a layer and step that do not depend on its size. */
  private static final double PER_LAYER = 200e-6;

  /** Multiplications and additions a second. */
  private static final double RATE = 50e9;

  /** Seconds to move one weight. */
  private static final double MOVE = 3e-9;

  private GraphCost() {}

  /**
   * Seconds to train on {@code examples} examples in all epochs of all phases; without phases, to
   * run them once.
   */
  static double seconds(Network network, List<Phase> phases, int examples) {
    double forward = network.operations().values().stream().mapToLong(n -> 2 * n).sum();
    double arithmetic = 3 * forward * examples / RATE;
    if (phases.isEmpty()) {
      return network.nodes().size() * PER_LAYER + arithmetic / 3;
    }
    double seconds = 0;
    for (Phase phase : phases) {
      double steps = Math.ceil((double) examples / phase.training().batch());
      seconds +=
          phase.training().epochs()
              * (steps * network.nodes().size() * PER_LAYER
                  + steps * phase.trainable(network) * MOVE
                  + arithmetic);
    }
    return seconds;
  }
}
