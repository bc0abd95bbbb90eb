package org.graft.dl4j;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Phase;
import org.jspecify.annotations.Nullable;

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
    double arithmetic = 3 * operations(network) * examples / RATE;
    if (phases.isEmpty()) {
      return network.nodes().size() * PER_LAYER + arithmetic / 3;
    }
    double seconds = 0;
    for (Phase phase : phases) {
      double steps = Math.ceil((double) examples / phase.training().batch());
      seconds +=
          phase.training().epochs()
              * (steps * network.nodes().size() * PER_LAYER
                  + steps * network.trainable(phase.trained()) * MOVE
                  + arithmetic);
    }
    return seconds;
  }

  /** Multiplications and additions of one example's forward pass. */
  private static double operations(Network network) {
    double operations = 0;
    for (Node node : network.nodes()) {
      Shape output = network.shapes().get(node.name());
      for (Parameter p : network.parameters().getOrDefault(node.name(), List.of())) {
        operations += 2.0 * p.shape().elements() * places(node, output);
      }
    }
    return operations;
  }

  /** How often a layer's parameters are used for one example. */
  private static double places(Node node, @Nullable Shape output) {
    return output == null || output.rank() != 3 || node.layer() instanceof Layer.BatchNormalization
        ? 1
        : (double) output.size(1) * output.size(2);
  }
}
