package org.graft.spi.network;

import java.util.List;

/**
 * What "one layer deep" means. Networks that name their blocks say it ({@link Node#block}): an
 * encoder layer, a residual block. Elsewhere it is a node with a kernel and everything after it up
 * to the next such node (activation, pooling, dropout, normalisation).
 *
 * @param name what the network calls it, or the name of its first node with a kernel
 * @param nodes its nodes in order
 */
public record Block(String name, List<Node> nodes) {
  /** Copies the nodes. */
  public Block {
    nodes = List.copyOf(nodes);
  }
}
