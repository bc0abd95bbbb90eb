package org.graft.lanes;

import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/** What this trainer can run: one layer after another, on vectors. */
final class Chain {
  private Chain() {}

  /**
   * Why {@code network} cannot be run; empty if it can.
   *
   * @param headless whether it need not end in softmax, since it is not trained
   */
  static Optional<String> refusal(Network network, boolean headless) {
    Map<String, Shape> shapes = network.shapes();
    String previous = Network.INPUT;
    for (Node node : network.nodes()) {
      if (node.inputs().size() != 1 || !node.inputs().get(0).equals(previous)) {
        return Optional.of(
            "lanes runs one layer after another, and '"
                + node.name()
                + "' reads "
                + String.join(", ", node.inputs()));
      }
      Shape input = shapes.get(previous);
      if (!runs(node.layer(), input != null && input.rank() == 1)) {
        return Optional.of(
            "lanes runs dense, activation, leaky-relu, dropout, batch-normalization and flatten on"
                + " vectors; layer '"
                + node.name()
                + "' is "
                + node.layer().kind()
                + " on "
                + input);
      }
      previous = node.name();
    }
    return headless || endsInSoftmax(network)
        ? Optional.empty()
        : Optional.of(
            "lanes trains classifiers: the last layer, '"
                + network.output().name()
                + "', must be softmax over a vector of classes");
  }

  private static boolean runs(Layer layer, boolean vector) {
    if (layer instanceof Layer.Activation a) {
      return vector || a.function() != ActivationFunction.SOFTMAX;
    }
    return layer instanceof Layer.Dense
        || layer instanceof Layer.LeakyRelu
        || layer instanceof Layer.Dropout
        || layer instanceof Layer.Flatten
        || (layer instanceof Layer.BatchNormalization && vector);
  }

  /** Number of classes that a network tells apart. */
  static int classes(Network network) {
    Shape shape = network.shapes().get(network.output().name());
    return Math.toIntExact(shape == null ? 0 : shape.elements());
  }

  /** Whether the last layer is softmax, which training leaves to the loss. */
  private static boolean endsInSoftmax(Network network) {
    Layer last = network.output().layer();
    return (last instanceof Layer.Dense d && d.activation() == ActivationFunction.SOFTMAX)
        || (last instanceof Layer.Activation a && a.function() == ActivationFunction.SOFTMAX);
  }
}
