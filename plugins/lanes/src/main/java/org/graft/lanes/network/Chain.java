package org.graft.lanes.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/** What this trainer can run: one layer after another, on vectors. */
public final class Chain {
  private Chain() {}

  /**
   * Why {@code network} cannot be run; empty if it can.
   *
   * @param headless whether it need not end in a head, since it is not trained
   */
  public static Optional<String> refusal(Network network, boolean headless) {
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
      Shape input = shapes.getOrDefault(previous, network.input());
      if (!runs(node.layer(), input)) {
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
    return headless ? Optional.empty() : network.untrainable("lanes");
  }

  /** Refuses a network that cannot be run. */
  public static void check(Network network, boolean headless) {
    refusal(network, headless)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
  }

  private static boolean runs(Layer layer, Shape input) {
    boolean vector = input.rank() == 1;
    boolean acrossFeatures =
        layer.activation() == ActivationFunction.SOFTMAX
            || !layer.parameters(List.of(input)).isEmpty();
    return Net.runs(layer) && (vector || !acrossFeatures);
  }
}
