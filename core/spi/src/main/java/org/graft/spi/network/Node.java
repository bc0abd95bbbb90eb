package org.graft.spi.network;

import java.util.List;

/**
 * A layer in its place.
 *
 * @param name unique in the network, such as {@code dense_1}
 * @param layer what it computes
 * @param inputs names of the nodes it reads; {@link Network#INPUT} is the network's input
 * @param block name of the block that it belongs to, whose nodes stand together; empty where its
 *     kernel decides, see {@link Block}
 */
public record Node(String name, Layer layer, List<String> inputs, String block) {
  /** Copies the inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** A node whose block is not named. */
  public Node(String name, Layer layer, List<String> inputs) {
    this(name, layer, inputs, "");
  }

  /** The same computing something else. */
  public Node with(Layer other) {
    return new Node(name, other, inputs, block);
  }

  /** The same reading {@code to} wherever it reads {@code from}. */
  public Node reading(String from, String to) {
    return new Node(name, layer, inputs.stream().map(i -> i.equals(from) ? to : i).toList(), block);
  }
}
