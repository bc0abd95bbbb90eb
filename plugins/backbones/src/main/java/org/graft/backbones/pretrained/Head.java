package org.graft.backbones.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * A pretrained network made to end in the probabilities of classes, or, where it has no head, in
 * its features.
 *
 * <p>A softmax over a vector is a head as it is. Scores, from a linear last layer, go through
 * softmax; those of one unit stand for the second of two classes and become the probabilities 1 -
 * sigmoid(x) and sigmoid(x), as softmax of 0 and x. Several sigmoid units are labels that may hold
 * together, no probabilities of one class.
 *
 * @param network the network with what was added
 * @param features the last layer below the head, where the network cannot tell
 * @param notes what was added, or taken for granted
 */
record Head(Network network, Optional<String> features, List<String> notes) {
  /**
   * Ends a network.
   *
   * @param said what its last layer outputs; found out when absent
   * @param scores what else says that the outputs are scores; empty where nothing does
   * @throws IllegalArgumentException if {@code said} cannot be, or has to be said
   */
  static Head of(Network network, Optional<Output> said, Optional<String> scores) {
    LastLayer last = LastLayer.of(network);
    if (said.isPresent() && said.get() == Output.FEATURES) {
      return headless(network, List.of());
    }
    boolean probabilities = said.isPresent() && said.get() == Output.PROBABILITIES;
    boolean asked = said.isPresent() && said.get() == Output.SCORES;
    return switch (last.kind()) {
      case SOFTMAX -> {
        refuse(asked, last, "ends in softmax, so that its outputs are probabilities, not scores");
        yield new Head(network, Optional.empty(), List.of());
      }
      case SIGMOID -> {
        refuse(asked, last, "ends in sigmoid, so that its outputs are no scores");
        refuse(
            probabilities && last.units() > 1,
            last,
            "has %d sigmoid units, labels that may hold together; they are no probabilities of one"
                    .formatted(last.units())
                + " class; leave 'output' out to put a new head on the layer below");
        yield last.units() == 1 ? binary(network, last) : labels(network, last);
      }
      case LINEAR -> {
        refuse(probabilities, last, "is linear, so that its outputs are no probabilities");
        if (!asked && scores.isEmpty()) {
          throw new IllegalArgumentException(
              "its last layer '%s' is linear, with %d output(s): say 'output: scores' if they are"
                      .formatted(last.node().name(), last.units())
                  + " scores of classes"
                  + (last.units() == 1 ? ", here of the second of two" : "")
                  + ", to which softmax is then applied, or 'output: features' if they are"
                  + " features");
        }
        yield scored(network, last, scores);
      }
      case FEATURES -> {
        refuse(
            probabilities || (asked && last.units() == 0),
            last,
            "ends in neither softmax nor sigmoid over a vector, so that it gives no probabilities"
                + " of classes");
        yield asked || (scores.isPresent() && last.units() > 1)
            ? scored(network, last, scores)
            : headless(network, List.of());
      }
    };
  }

  private static void refuse(boolean wrong, LastLayer last, String why) {
    if (wrong) {
      throw new IllegalArgumentException(
          "'output': its last layer '" + last.node().name() + "' " + why);
    }
  }

  private static Head scored(Network network, LastLayer last, Optional<String> scores) {
    String why = scores.map(s -> ", by " + s).orElse("");
    if (last.units() == 1) {
      return binary(network, last);
    }
    return new Head(
        network.then(free(network, "softmax"), new Layer.Activation(ActivationFunction.SOFTMAX)),
        Optional.empty(),
        List.of(
            "the outputs of '%s' are scores of classes%s; Graft applies softmax"
                .formatted(last.node().name(), why)));
  }

  /** One unit as two classes: softmax of 0 and the unit's score. */
  private static Head binary(Network network, LastLayer last) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.nodes()) {
      nodes.add(node.equals(last.node()) ? linear(node) : node);
    }
    Network scores = new Network(network.input(), nodes);
    Layer both = new Layer.Preprocessing(List.of(0, 0), List.of(0.0, 1.0), List.of(0.0, 0.0));
    Network two = scores.then(free(scores, "two_classes"), both);
    return new Head(
        two.then(free(two, "softmax"), new Layer.Activation(ActivationFunction.SOFTMAX)),
        Optional.empty(),
        List.of(
            "'%s' has one unit: its sigmoid is the probability of the second class, the rest that of"
                    .formatted(last.node().name())
                + " the first"));
  }

  private static Node linear(Node node) {
    return node.with(node.layer().ending(ActivationFunction.LINEAR));
  }

  /** A head of several sigmoid units: no classifier, but nothing for a new head to sit on. */
  private static Head labels(Network network, LastLayer last) {
    Network soft =
        network.then(free(network, "softmax"), new Layer.Activation(ActivationFunction.SOFTMAX));
    return new Head(
        headed(network),
        soft.belowHead(),
        List.of(
            "'%s' has %d sigmoid units: labels that may hold together, no classes of which one is"
                    .formatted(last.node().name(), last.units())
                + " right; a new head takes its place"));
  }

  private static Head headless(Network network, List<String> notes) {
    return new Head(headed(network), Optional.empty(), notes);
  }

  /** The network under a layer that only hands its features on, images averaged over pixels. */
  private static Network headed(Network network) {
    Shape shape = network.shapes().get(network.output().name());
    return network.then(
        free(network, BackboneCard.OUTPUT),
        shape != null && shape.rank() == 3
            ? new Layer.GlobalAveragePooling()
            : new Layer.Activation(ActivationFunction.LINEAR));
  }

  private static String free(Network network, String wanted) {
    String name = wanted;
    while (network.has(name)) {
      name = "graft_" + name;
    }
    return name;
  }
}
