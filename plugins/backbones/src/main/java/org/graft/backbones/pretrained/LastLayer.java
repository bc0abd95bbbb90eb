package org.graft.backbones.pretrained;

import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * The layer that makes a network's outputs: its last one, but for those that only hand on what they
 * read.
 *
 * @param node the layer
 * @param kind what it makes
 * @param units how many outputs; 0 where they are an image
 */
record LastLayer(Node node, Kind kind, int units) {
  /** What a last layer makes. */
  enum Kind {
    /** Probabilities that sum to 1. */
    SOFTMAX,
    /** Numbers between 0 and 1, each on its own. */
    SIGMOID,
    /** A weighted sum of its inputs. */
    LINEAR,
    /** Anything else. */
    FEATURES
  }

  static LastLayer of(Network network) {
    Node node = network.output();
    Shape output = network.shapes().getOrDefault(node.name(), Shape.of());
    int units = output.rank() == 1 ? output.size(0) : 0;
    if (network.classifies()) {
      return new LastLayer(node, Kind.SOFTMAX, units);
    }
    while (handsOn(network, node) && network.has(node.inputs().get(0))) {
      node = network.node(node.inputs().get(0));
    }
    return new LastLayer(node, units == 0 ? Kind.FEATURES : kind(node.layer()), units);
  }

  private static Kind kind(Layer layer) {
    ActivationFunction function =
        layer instanceof Layer.Dense dense
            ? dense.activation()
            : layer instanceof Layer.Convolution convolution
                ? convolution.activation()
                : layer instanceof Layer.Activation activation
                    ? activation.function()
                    : ActivationFunction.RELU;
    return switch (function) {
      case LINEAR -> Kind.LINEAR;
      case SIGMOID -> Kind.SIGMOID;
      default -> Kind.FEATURES;
    };
  }

  /** Whether a layer changes no number, and of an image no more than its axes. */
  private static boolean handsOn(Network network, Node node) {
    Shape read = network.shapes().getOrDefault(node.inputs().get(0), Shape.of());
    boolean pixels = read.rank() == 3 && read.size(1) * read.size(2) > 1;
    return node.layer() instanceof Layer.Dropout
        || node.layer().equals(new Layer.Activation(ActivationFunction.LINEAR))
        || (node.layer() instanceof Layer.Flatten && !pixels)
        || (node.layer() instanceof Layer.Reshape && !pixels);
  }
}
