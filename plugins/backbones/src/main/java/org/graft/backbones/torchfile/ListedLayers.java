package org.graft.backbones.torchfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.backbones.torch.ImageTransform;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchTensor;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;

/**
 * A chain of layers that a user lists for a checkpoint of a network of their own.
 *
 * @param layers from the input up
 * @param modules names of the checkpoint's modules for the layers that hold parameters, in order
 * @param input what the layers take
 */
record ListedLayers(List<Layer> layers, List<String> modules, Shape input)
    implements TorchArchitecture {
  /** Layers whose modules are found by their shapes, where there is one way only. */
  static ListedLayers of(List<Layer> layers, List<String> modules, StateDict state, Shape input) {
    Network plain = Network.sequential(input, layers);
    List<Node> holding =
        plain.nodes().stream()
            .filter(n -> !plain.parameters().getOrDefault(n.name(), List.<Parameter>of()).isEmpty())
            .toList();
    if (!modules.isEmpty()) {
      Set<String> seen = new HashSet<>();
      modules.stream()
          .filter(m -> !seen.add(m))
          .findFirst()
          .ifPresent(
              m -> {
                throw new IllegalArgumentException(
                    "'modules' names '%s' twice; Graft's networks share no layers".formatted(m));
              });
      if (modules.size() != holding.size()) {
        throw new IllegalArgumentException(
            "'modules' names %d modules; expected one for each of the %d layers that hold parameters: %s"
                .formatted(
                    modules.size(), holding.size(), holding.stream().map(Node::name).toList()));
      }
      return new ListedLayers(layers, modules, input);
    }
    List<String> found = new ArrayList<>();
    for (Node node : holding) {
      List<TorchTensor> wanted = tensors(plain, node);
      List<String> fitting =
          names(state).stream()
              .filter(name -> !found.contains(name))
              .filter(name -> fits(name, node.name(), wanted, state))
              .toList();
      if (fitting.size() != 1) {
        throw new IllegalArgumentException(
            "layer '%s' needs %s, and %s; name the modules of %s in order with 'modules'"
                .formatted(
                    node.name(),
                    wanted.stream()
                        .map(t -> t.key().substring(node.name().length() + 1) + " " + t.shape())
                        .toList(),
                    fitting.isEmpty() ? "no module has that" : "modules " + fitting + " have that",
                    holding.stream().map(Node::name).toList()));
      }
      found.add(fitting.get(0));
    }
    return new ListedLayers(layers, found, input);
  }

  private static List<TorchTensor> tensors(Network plain, Node node) {
    return new ListedLayers(List.of(), List.of(), plain.input())
        .tensors(plain).stream().filter(t -> t.parts().get(0).node().equals(node.name())).toList();
  }

  private static Set<String> names(StateDict state) {
    Set<String> names = new java.util.LinkedHashSet<>();
    for (String key : state.keys()) {
      names.add(key.contains(".") ? key.substring(0, key.lastIndexOf('.')) : key);
    }
    return names;
  }

  private static boolean fits(
      String module, String node, List<TorchTensor> wanted, StateDict state) {
    return wanted.stream()
            .allMatch(
                t -> {
                  String key = module + t.key().substring(node.length());
                  return state.has(key) && state.get(key).shape().equals(t.shape());
                })
        && state.keys().stream().filter(k -> k.startsWith(module + ".")).count() == wanted.size();
  }

  @Override
  public String name() {
    return "the network of 'layers'";
  }

  @Override
  public String library() {
    return "";
  }

  @Override
  public String citation() {
    return "";
  }

  @Override
  public ImageTransform transform() {
    throw new IllegalStateException("layers that a user lists say nothing of pixels");
  }

  /** Its nodes are called as the modules; classes are what the last layer has. */
  @Override
  public Network network(Shape shape, int classes) {
    Network plain = Network.sequential(shape, layers);
    Map<String, List<Parameter>> parameters = plain.parameters();
    List<Node> nodes = new ArrayList<>();
    String before = Network.INPUT;
    int next = 0;
    for (Node node : plain.nodes()) {
      boolean holds = !parameters.getOrDefault(node.name(), List.of()).isEmpty();
      String name = holds ? modules.get(next++) : node.name();
      nodes.add(new Node(name, node.layer(), List.of(before)));
      before = name;
    }
    return new Network(shape, nodes);
  }

  @Override
  public String head() {
    return "";
  }
}
