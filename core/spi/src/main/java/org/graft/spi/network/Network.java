package org.graft.spi.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.graft.spi.base.NearMiss;
import org.graft.spi.data.Shape;

/**
 * A network as data: nodes in an order in which each follows its inputs; the last is the output.
 *
 * @param input shape of one input example
 * @param nodes one or more nodes
 */
public record Network(Shape input, List<Node> nodes) {
  /** The name by which nodes read the network's input. */
  public static final String INPUT = "input";

  /**
   * Checks names, order and shapes.
   *
   * @throws IllegalArgumentException naming the node that does not fit
   */
  public Network {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one layer");
    }
    shapes(input, nodes);
  }

  /** A chain of layers, named {@code kind_1, kind_2, ...} by kind. */
  public static Network sequential(Shape input, List<? extends Layer> layers) {
    return new Network(input, chain(INPUT, layers, new HashSet<>()));
  }

  /** This network with a chain of layers on top of its output, named as not to clash. */
  public Network then(List<? extends Layer> layers) {
    Set<String> taken =
        nodes.stream().map(Node::name).collect(Collectors.toCollection(HashSet::new));
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(chain(output().name(), layers, taken));
    return new Network(input, all);
  }

  /** This network with {@code layer} on top under the given name. */
  public Network then(String name, Layer layer) {
    List<Node> all = new ArrayList<>(nodes);
    all.add(new Node(name, layer, List.of(output().name())));
    return new Network(input, all);
  }

  /**
   * This network with further nodes behind the one called {@code name}: what read it reads the last
   * of them instead.
   *
   * @param further nodes that read {@code name}, one another, or what stands before it
   * @throws IllegalArgumentException if they do not fit, or {@code name} is the output
   */
  public Network behind(String name, List<Node> further) {
    if (output().name().equals(name) || further.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing reads '" + name + "' from what is to stand behind it");
    }
    int at = index(name) + 1;
    String last = further.get(further.size() - 1).name();
    List<Node> all = new ArrayList<>(nodes.subList(0, at));
    all.addAll(further);
    nodes.subList(at, nodes.size()).forEach(node -> all.add(node.reading(name, last)));
    return new Network(input, all);
  }

  private static List<Node> chain(String from, List<? extends Layer> layers, Set<String> taken) {
    List<Node> nodes = new ArrayList<>();
    String previous = from;
    for (Layer layer : layers) {
      String kind = layer.kind().replace('-', '_');
      int number = 1;
      while (!taken.add(kind + "_" + number)) {
        number++;
      }
      nodes.add(new Node(kind + "_" + number, layer, List.of(previous)));
      previous = kind + "_" + number;
    }
    return nodes;
  }

  /** The last node. */
  public Node output() {
    return nodes.get(nodes.size() - 1);
  }

  /** How many classes it tells apart, where its last layer is softmax over a vector. */
  public OptionalInt classes() {
    Shape shape = shapes().get(output().name());
    return output().layer().activation() == ActivationFunction.SOFTMAX
            && shape != null
            && shape.rank() == 1
        ? OptionalInt.of(shape.size(0))
        : OptionalInt.empty();
  }

  /**
   * What it is trained on, where its last layer ends a head over a vector: softmax, or a sigmoid or
   * linear dense layer.
   */
  public Optional<HeadLoss> loss() {
    if (classes().isPresent()) {
      return Optional.of(HeadLoss.CROSS_ENTROPY);
    }
    Layer last = output().layer();
    Shape shape = shapes().get(output().name());
    if (shape == null || shape.rank() != 1) {
      return Optional.empty();
    }
    boolean sigmoid = last.activation() == ActivationFunction.SIGMOID;
    if (sigmoid && (last instanceof Layer.Dense || last instanceof Layer.Activation)) {
      return Optional.of(HeadLoss.BINARY_CROSS_ENTROPY);
    }
    return last instanceof Layer.Dense && last.activation() == ActivationFunction.LINEAR
        ? Optional.of(HeadLoss.SQUARED_ERROR)
        : Optional.empty();
  }

  /**
   * Why it cannot be trained, in words for the user; empty if it ends in a head.
   *
   * @param trainer who says so
   */
  public Optional<String> untrainable(String trainer) {
    return loss().isPresent()
        ? Optional.empty()
        : Optional.of(
            trainer
                + " trains networks whose last layer is a head: softmax over a vector of classes,"
                + " or a dense layer, sigmoid for labels or linear for numbers; here it is '"
                + output().name()
                + "'");
  }

  /** How many numbers its last layer outputs for an example. */
  public int outputs() {
    return Math.toIntExact(
        Optional.ofNullable(shapes().get(output().name())).orElseThrow().elements());
  }

  /** What is done to inputs before anything else, where the first node says so. */
  public Optional<Layer.Preprocessing> preprocessing() {
    return nodes.get(0).layer() instanceof Layer.Preprocessing first
        ? Optional.of(first)
        : Optional.empty();
  }

  /** The network whose last layer ends before its function, such as softmax: it outputs logits. */
  public Network logits() {
    Node last = output();
    List<Node> all = new ArrayList<>(nodes);
    all.set(all.size() - 1, last.with(last.layer().ending(ActivationFunction.LINEAR)));
    return new Network(input, all);
  }

  /**
   * Whether it gives class probabilities: its last layer is softmax over a vector, or hands on
   * those of a foreign network.
   */
  public boolean classifies() {
    String read = output().inputs().get(0);
    boolean handsOn =
        output().layer().equals(new Layer.Activation(ActivationFunction.LINEAR))
            && !read.equals(INPUT);
    if (handsOn && node(read).layer() instanceof Layer.Foreign foreign) {
      return foreign.probabilities();
    }
    return classes().isPresent();
  }

  /**
   * The last node at which the network can be cut below its head, which begins at the last node
   * with a kernel where the network {@link #classifies}, and else is the last node alone.
   */
  public Optional<String> belowHead() {
    Map<String, List<Parameter>> parameters = parameters();
    int head = nodes.size() - 1;
    while (classifies() && head > 0 && !kernel(parameters, nodes.get(head))) {
      head--;
    }
    int end = head;
    return cuts().stream().filter(cut -> index(cut) < end).reduce((before, last) -> last);
  }

  private static boolean kernel(Map<String, List<Parameter>> parameters, Node node) {
    return parameters.getOrDefault(node.name(), List.of()).stream().anyMatch(Parameter::isKernel);
  }

  /** Whether there is a node of that name. */
  public boolean has(String name) {
    return nodes.stream().anyMatch(n -> n.name().equals(name));
  }

  /**
   * The node called {@code name}.
   *
   * @throws IllegalArgumentException if there is none, with the nearest name
   */
  public Node node(String name) {
    int index = index(name);
    if (index < 0) {
      throw unknown(name);
    }
    return nodes.get(index);
  }

  /** The place of the node called {@code name}, from 0; -1 for {@link #INPUT}. */
  public int index(String name) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).name().equals(name)) {
        return i;
      }
    }
    if (name.equals(INPUT)) {
      return -1;
    }
    throw unknown(name);
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        NearMiss.message("layer", name, nodes.stream().map(Node::name).toList()));
  }

  /** Output shapes per example by node name, in order, {@link #INPUT} first. */
  public Map<String, Shape> shapes() {
    return shapes(input, nodes);
  }

  private static Map<String, Shape> shapes(Shape input, List<Node> nodes) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put(INPUT, input);
    for (Node node : nodes) {
      List<Shape> inputs = new ArrayList<>();
      for (String name : node.inputs()) {
        Shape shape = shapes.get(name);
        if (shape == null) {
          throw new IllegalArgumentException(
              "layer '" + node.name() + "' reads '" + name + "', which does not come before it");
        }
        inputs.add(shape);
      }
      Shape output;
      try {
        output = node.layer().output(inputs);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer '" + node.name() + "': " + e.getMessage(), e);
      }
      if (shapes.put(node.name(), output) != null) {
        throw new IllegalArgumentException("two layers are named '" + node.name() + "'");
      }
    }
    return shapes;
  }

  /** Parameters by node name, in order; nodes without any have an empty list. */
  public Map<String, List<Parameter>> parameters() {
    Map<String, Shape> shapes = shapes();
    Map<String, List<Parameter>> parameters = new LinkedHashMap<>();
    for (Node node : nodes) {
      parameters.put(
          node.name(), node.layer().parameters(node.inputs().stream().map(shapes::get).toList()));
    }
    return parameters;
  }

  /** The parameters of one node, in order. */
  public List<Parameter> parameters(String name) {
    Map<String, Shape> shapes = shapes();
    Node node = node(name);
    return node.layer().parameters(node.inputs().stream().map(shapes::get).toList());
  }

  /** Multiply-adds of the forward pass for one example by node name, in order. */
  public Map<String, Long> operations() {
    Map<String, Shape> shapes = shapes();
    Map<String, Long> operations = new LinkedHashMap<>();
    for (Node node : nodes) {
      operations.put(
          node.name(), node.layer().operations(node.inputs().stream().map(shapes::get).toList()));
    }
    return operations;
  }

  /**
   * The parameter called {@code key}, such as {@code dense_1/bias}.
   *
   * @throws IllegalArgumentException if there is none, or it plays another role
   */
  public Parameter parameter(String key, Parameter.Role role) {
    int slash = key.lastIndexOf('/');
    String node = node(key.substring(0, Math.max(0, slash))).name();
    List<Parameter> own =
        parameters().getOrDefault(node, List.of()).stream().filter(p -> p.role() == role).toList();
    return own.stream()
        .filter(p -> p.name().equals(key.substring(slash + 1)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "layer '"
                        + node
                        + "' "
                        + NearMiss.message(
                            role == Parameter.Role.TRAINED ? "trained parameter" : "statistic",
                            key.substring(slash + 1),
                            own.stream().map(Parameter::name).toList())));
  }

  /** How many numbers the given nodes hold that an optimiser can move. */
  public long trainable(Set<String> names) {
    return size((node, p) -> names.contains(node) && p.role() == Parameter.Role.TRAINED);
  }

  /** How many numbers the network holds, statistics included. */
  public long size() {
    return size((node, p) -> true);
  }

  /** How many numbers those parameters hold that {@code which} takes, by node. */
  public long size(BiPredicate<String, Parameter> which) {
    return parameters().entrySet().stream()
        .mapToLong(
            e ->
                e.getValue().stream()
                    .filter(p -> which.test(e.getKey(), p))
                    .mapToLong(p -> p.shape().elements())
                    .sum())
        .sum();
  }

  /**
   * The blocks in order. A node that names its block belongs to it; of the others, one with a
   * kernel begins a block of its own and the rest belong to the block before them. Nodes before the
   * first block belong to it; a network without kernels is one block.
   */
  public List<Block> blocks() {
    Map<String, List<Parameter>> parameters = parameters();
    List<Block> blocks = new ArrayList<>();
    List<Node> current = new ArrayList<>();
    String name = "";
    for (Node node : nodes) {
      String own = node.block().isEmpty() && kernel(parameters, node) ? node.name() : node.block();
      if (!own.isEmpty() && !own.equals(name)) {
        if (!name.isEmpty()) {
          blocks.add(new Block(name, current));
          current = new ArrayList<>();
        }
        name = own;
      }
      current.add(node);
    }
    blocks.add(new Block(name.isEmpty() ? nodes.get(0).name() : name, current));
    return blocks;
  }

  /** Whether it says what its blocks are; else kernels decide, see {@link Block}. */
  public boolean namesBlocks() {
    return nodes.stream().anyMatch(node -> !node.block().isEmpty());
  }

  /**
   * Names that a part of the network goes by: where blocks are named ({@link Node#block}), these
   * and what holds several of them ({@code layer2} beside {@code layer2.0}); else its nodes.
   */
  public List<String> modules() {
    if (!namesBlocks()) {
      return nodes.stream().map(Node::name).toList();
    }
    Set<String> modules = new LinkedHashSet<>();
    for (Block block : blocks()) {
      for (int dot = block.name().indexOf('.'); dot > 0; dot = block.name().indexOf('.', dot + 1)) {
        modules.add(block.name().substring(0, dot));
      }
      modules.add(block.name());
    }
    return List.copyOf(modules);
  }

  /** The network up to and including {@code tap}: what a frozen prefix computes. */
  public Network upTo(String tap) {
    return new Network(input, nodes.subList(0, index(tap) + 1));
  }

  /** What {@code tap} needs and nothing else, the tap last, wherever it stands. */
  public Network reaching(String tap) {
    Set<String> needed = new HashSet<>(Set.of(tap));
    List<Node> kept = new ArrayList<>();
    for (int i = index(tap); i >= 0; i--) {
      Node node = nodes.get(i);
      if (needed.contains(node.name())) {
        needed.addAll(node.inputs());
        kept.add(0, node);
      }
    }
    return new Network(input, kept);
  }

  /**
   * The network above {@code tap}, reading the tap's output as its input.
   *
   * @throws IllegalArgumentException if a node above reads past the tap
   */
  public Network above(String tap) {
    List<Node> tail = new ArrayList<>();
    for (Node node : nodes.subList(index(tap) + 1, nodes.size())) {
      tail.add(node.reading(tap, INPUT));
    }
    Shape shape = shapes().get(tap);
    if (shape == null) {
      throw new IllegalArgumentException("no layer named '" + tap + "'");
    }
    return new Network(shape, tail);
  }

  /**
   * Names of nodes at which the network can be cut, in order: everything after reads nothing before
   * but the node itself.
   */
  public List<String> cuts() {
    Map<String, Integer> lastReader = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (String name : nodes.get(i).inputs()) {
        lastReader.put(name, i);
      }
    }
    List<String> cuts = new ArrayList<>();
    int open = lastReader.getOrDefault(INPUT, -1);
    for (int i = 0; i < nodes.size() - 1; i++) {
      if (open <= i) {
        cuts.add(nodes.get(i).name());
      }
      open = Math.max(open, lastReader.getOrDefault(nodes.get(i).name(), -1));
    }
    return cuts;
  }
}
