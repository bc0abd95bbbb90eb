package org.graft.spi.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graft.spi.base.NearMiss;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/**
 * Which of a network's parameters, written as one of
 *
 * <ul>
 *   <li>{@code first}, {@code middle}, {@code last}: that block of the body (the middle of an even
 *       number is the later one);
 *   <li>{@code block:NAME} or {@code block:3}: a block by name or by number from 1;
 *   <li>{@code norms}: the body's normalisation layers, whole; {@code biases}: every {@code bias}
 *       and {@code beta} of the body;
 *   <li>{@code head}: what lies above the body;
 *   <li>a layer's name, {@code layer/parameter}, or either with {@code *} for any text, such as
 *       {@code conv_*} or {@code *}{@code /gamma};
 *   <li>the name of a module that holds layers, such as {@code layer2}, a stage of a residual
 *       network, or {@code layer2.0}, a block of it.
 * </ul>
 */
public final class Selection {
  private static final String BLOCK = "block:";

  private final String text;

  private Selection(String text) {
    this.text = text;
  }

  /** Reads a selection; whether it fits a network shows in {@link #nodes}. */
  public static Selection parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "expected first, middle, last, block:NAME, norms, biases, head, a layer's name,"
              + " layer/parameter or a pattern such as */bias, found nothing");
    }
    return new Selection(text.trim());
  }

  /**
   * Names of the nodes that are selected whole, in order.
   *
   * @param network body and head
   * @param body the part of it below the head
   * @throws IllegalArgumentException if nothing is selected, nodes or parameters
   */
  public Set<String> nodes(Network network, Network body) {
    if (text.equals("biases")) {
      return Set.of();
    }
    if (text.equals("head")) {
      return some(names(network, node -> !body.has(node)), network);
    }
    if (text.equals("norms")) {
      return some(names(body, node -> normalises(body, node)), body);
    }
    if (text.matches("first|middle|last") || text.startsWith(BLOCK)) {
      return block(body.blocks()).nodes().stream()
          .map(Node::name)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
    Predicate<String> matches = pattern();
    Set<String> named = names(network, matches);
    Set<String> whole =
        named.isEmpty() ? names(network, node -> node.startsWith(text + ".")) : named;
    return whole.isEmpty()
            && keys(network, (node, p) -> matches.test(Weights.key(node, p))).isEmpty()
        ? some(whole, network)
        : whole;
  }

  /** Keys of the single parameters that are selected, in order; none where nodes are. */
  public Set<String> parameters(Network network, Network body) {
    if (text.equals("biases")) {
      Set<String> biases = keys(body, (node, p) -> p.name().matches("bias|beta"));
      return some(biases, body);
    }
    if (!nodes(network, body).isEmpty()) {
      return Set.of();
    }
    Predicate<String> matches = pattern();
    return keys(network, (node, p) -> matches.test(Weights.key(node, p)));
  }

  private Predicate<String> pattern() {
    String[] parts = text.split("\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Pattern.quote(parts[i]);
    }
    return Pattern.compile(String.join(".*", parts)).asMatchPredicate();
  }

  private Block block(List<Block> blocks) {
    int number =
        switch (text) {
          case "first" -> 0;
          case "middle" -> blocks.size() / 2;
          case "last" -> blocks.size() - 1;
          default -> number(blocks);
        };
    return blocks.get(number);
  }

  private int number(List<Block> blocks) {
    String wanted = text.substring(BLOCK.length()).trim();
    List<String> names = blocks.stream().map(Block::name).toList();
    int number =
        wanted.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(wanted) - 1 : names.indexOf(wanted);
    if (number < 0 || number >= blocks.size()) {
      throw new IllegalArgumentException(NearMiss.message("block", wanted, names));
    }
    return number;
  }

  private static boolean normalises(Network network, String node) {
    return network.parameters().getOrDefault(node, List.of()).stream()
        .anyMatch(p -> p.name().equals("gamma"));
  }

  private static Set<String> names(Network network, Predicate<String> wanted) {
    return network.nodes().stream()
        .map(Node::name)
        .filter(wanted)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> keys(Network network, BiPredicate<String, Parameter> wanted) {
    Set<String> keys = new LinkedHashSet<>();
    network
        .parameters()
        .forEach(
            (node, parameters) ->
                parameters.stream()
                    .filter(p -> p.role() == Parameter.Role.TRAINED && wanted.test(node, p))
                    .forEach(p -> keys.add(Weights.key(node, p))));
    return keys;
  }

  private Set<String> some(Set<String> selected, Network network) {
    if (selected.isEmpty()) {
      String module = text.replaceFirst("/[^/]*$", "");
      throw new IllegalArgumentException(
          "'"
              + text
              + "' selects nothing"
              + NearMiss.of(module, network.modules())
                  .filter(name -> !name.equals(module))
                  .map(name -> " (did you mean '" + name + "'?)")
                  .orElse("")
              + "; there are: "
              + String.join(", ", network.modules()));
    }
    return selected;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selection selection && selection.text.equals(text);
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
