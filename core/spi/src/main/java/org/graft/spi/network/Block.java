package org.graft.spi.network;

import java.util.List;

/**
 * What "one layer deep" means: a node with a kernel and everything after it up to the next such
 * node (activation, pooling, dropout, normalisation).
 *
 * @param name the name of its first node with a kernel
 * @param nodes its nodes in order
 */
public record Block(String name, List<Node> nodes) {
  /** Copies the nodes. */
  public Block {
    nodes = List.copyOf(nodes);
  }
}
