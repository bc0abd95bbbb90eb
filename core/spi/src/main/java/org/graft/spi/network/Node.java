package org.graft.spi.network;

import java.util.List;

/**
 * A layer in its place.
 *
 * @param name unique in the network, such as {@code dense_1}
 * @param layer what it computes
 * @param inputs names of the nodes it reads; {@link Network#INPUT} is the network's input
 */
public record Node(String name, Layer layer, List<String> inputs) {
  /** Copies the inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }
}
