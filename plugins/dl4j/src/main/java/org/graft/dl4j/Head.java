package org.graft.dl4j;

import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;

/**
 * How a classifier ends. While training, the softmax is left to the loss, which takes logits.
 *
 * @param classes number of classes
 */
record Head(int classes) {
  /** The head of {@code network}, if it ends in softmax over a vector. */
  static Optional<Head> of(Network network) {
    Shape shape = network.shapes().get(network.output().name());
    return softmax(network.output().layer()) && shape != null && shape.rank() == 1
        ? Optional.of(new Head(shape.size(0)))
        : Optional.empty();
  }

  private static boolean softmax(Layer layer) {
    return (layer instanceof Layer.Dense dense && dense.activation() == ActivationFunction.SOFTMAX)
        || (layer instanceof Layer.Activation activation
            && activation.function() == ActivationFunction.SOFTMAX);
  }
}
