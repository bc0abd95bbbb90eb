package org.graft.spi.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.graft.spi.base.NearMiss;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * How much of a network from its input on, written as a number of blocks ({@code 2}), a share of
 * them ({@code 60%}, rounded to the nearest block), {@code all}, {@code none}, or the name of what
 * comes last: a layer ({@code block5_conv1}), a block ({@code layer2.0}), or a module that holds
 * several ({@code layer2}, a stage of a residual network). Of a layer and a block of one name the
 * layer is meant.
 */
public final class Depth {
  private final String text;

  private Depth(String text) {
    this.text = text;
  }

  /** Reads a depth; whether it fits a network shows in {@link #nodes}. */
  public static Depth parse(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || trimmed.startsWith("-")) {
      throw new IllegalArgumentException(
          "expected a number of blocks, a share such as 60%, 'all', 'none' or the name of a layer,"
              + " block or stage, found '"
              + text
              + "'");
    }
    return new Depth(trimmed);
  }

  /** The first {@code blocks} blocks. */
  public static Depth blocks(int blocks) {
    return parse(String.valueOf(blocks));
  }

  /**
   * Names of the nodes of {@code network} within this depth, in order.
   *
   * @throws DepthException if the network is less deep or has no such layer, block or stage
   */
  public Set<String> nodes(Network network) {
    List<Block> blocks = network.blocks();
    Set<String> names = new LinkedHashSet<>();
    if (text.matches("[0-9.]+%?") || text.equals("all") || text.equals("none")) {
      int count = count(blocks);
      blocks.subList(0, count).forEach(b -> b.nodes().forEach(n -> names.add(n.name())));
    } else {
      for (Node node : network.nodes().subList(0, index(network) + 1)) {
        names.add(node.name());
      }
    }
    return names;
  }

  private int index(Network network) {
    if (network.has(text) || text.equals(Network.INPUT)) {
      return network.index(text);
    }
    int module = last(network.nodes(), node -> node.name().startsWith(text + "."));
    int last = module < 0 ? last(network.nodes(), node -> node.block().equals(text)) : module;
    if (last < 0) {
      throw new DepthException(
          NearMiss.message(
              network.namesBlocks() ? "layer, block or stage" : "layer", text, network.modules()));
    }
    return last;
  }

  private static int last(List<Node> nodes, Predicate<Node> wanted) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (wanted.test(nodes.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int count(List<Block> blocks) {
    if (text.equals("all")) {
      return blocks.size();
    }
    if (text.equals("none")) {
      return 0;
    }
    boolean share = text.endsWith("%");
    double number;
    try {
      number = Double.parseDouble(share ? text.substring(0, text.length() - 1) : text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a depth", e);
    }
    double count = share ? Math.rint(blocks.size() * number / 100) : number;
    if (count != Math.rint(count) || count > blocks.size() || (share && number > 100)) {
      throw new DepthException(
          "depth "
              + text
              + " does not fit a network with "
              + blocks.size()
              + " blocks below its head: "
              + String.join(", ", blocks.stream().map(Block::name).toList()));
    }
    return (int) count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Depth depth && depth.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
