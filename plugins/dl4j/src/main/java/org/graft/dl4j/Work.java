package org.graft.dl4j;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Phase;

/** A rough estimate of how long training takes: native calls of every layer, and arithmetic. */
final class Work {
  /** Seconds a layer and step that do not depend on its size. */
  private static final double PER_LAYER = 60e-6;

  /** Multiplications and additions a second. */
  private static final double RATE = 30e9;

  private Work() {}

  /** Seconds to train on {@code examples} examples in all epochs of all phases. */
  static double seconds(Network network, List<Phase> phases, int examples) {
    double arithmetic = 3 * operations(network) * examples / RATE;
    double seconds = 0;
    for (Phase phase : phases) {
      double steps = Math.ceil((double) examples / phase.training().batch());
      seconds +=
          phase.training().epochs() * (steps * network.nodes().size() * PER_LAYER + arithmetic);
    }
    return seconds;
  }

  /** Multiplications and additions of one example's forward pass. */
  private static double operations(Network network) {
    double operations = 0;
    for (Node node : network.nodes()) {
      Shape output = network.shapes().get(node.name());
      for (Parameter p : network.parameters().getOrDefault(node.name(), List.of())) {
        boolean image = output != null && output.rank() == 3 && !isNormalization(node);
        double places = image ? (double) output.size(1) * output.size(2) : 1;
        operations += 2.0 * p.shape().elements() * places;
      }
    }
    return operations;
  }

  private static boolean isNormalization(Node node) {
    return node.layer() instanceof Layer.BatchNormalization;
  }
}
