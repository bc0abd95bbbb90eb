package org.graft.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/** A network with its numbers, to run forward and backward. Not thread-safe. */
final class Net {
  private final Map<String, Shape> shapes;
  private final List<Weights> weights;
  private final Function<String, List<Randomness>> noise;
  private final ThreadTeam team;
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();

  private Net(
      Network network,
      List<Weights> weights,
      Function<String, List<Randomness>> noise,
      ThreadTeam team) {
    this.team = team;
    this.shapes = network.shapes();
    this.weights = weights;
    this.noise = noise;
  }

  /** The network as it stands. */
  static Net whole(Network network, Weights weights, ThreadTeam team) {
    Net net = new Net(network, List.of(weights), node -> List.of(new Seed(0).randomness()), team);
    network.nodes().forEach(net::add);
    return net;
  }

  /**
   * The network without its last softmax: it puts out logits.
   *
   * @param weights of one network, or of several whose numbers shall lie side by side
   * @param noise random numbers of each node's dropout, for each network
   */
  static Net logits(
      Network network,
      List<Weights> weights,
      Function<String, List<Randomness>> noise,
      ThreadTeam team) {
    Net net = new Net(network, weights, noise, team);
    network.nodes().forEach(net::add);
    int last = net.operations.size() - 1;
    net.operations.remove(last);
    net.nodes.remove(last);
    return net;
  }

  private void add(Node node) {
    int in = size(node.inputs().get(0));
    int out = size(node.name());
    Layer layer = node.layer();
    if (layer instanceof Layer.Dense dense) {
      int lines = DenseShape.lines(in, out, team.lanes());
      add(
          node,
          weights.size() == 1
              ? DenseShape.of(in, out, variables(node, lines), team)
              : DenseShape.stacked(in, out, variables(node, 1), team));
      activate(node, dense.activation(), out);
    } else if (layer instanceof Layer.Activation activation) {
      activate(node, activation.function(), out);
    } else if (layer instanceof Layer.LeakyRelu leaky) {
      add(node, new ElementwiseOperation(new LeakyRelu((float) leaky.slope()), out));
    } else if (layer instanceof Layer.Dropout dropout) {
      add(node, new Dropout(dropout.rate(), out, noise.apply(node.name())));
    } else if (layer instanceof Layer.BatchNormalization n) {
      int networks = weights.size() == 1 ? 1 : Replicates.LANES;
      add(node, new BatchNormalization(out, n, networks, variables(node, 1)));
    } else if (layer instanceof Layer.Flatten) {
      add(node, Identity.DONE);
    } else {
      throw new IllegalArgumentException("lanes does not run " + layer.kind());
    }
  }

  private void activate(Node node, ActivationFunction function, int features) {
    add(
        node,
        switch (function) {
          case LINEAR -> Identity.DONE;
          case SOFTMAX -> new Softmax(features);
          default -> new ElementwiseOperation(Elementwise.of(function), features);
        });
  }

  private void add(Node node, Operation operation) {
    operations.add(operation);
    nodes.add(node.name());
  }

  private int size(String node) {
    return Math.toIntExact(Optional.ofNullable(shapes.get(node)).orElseThrow().elements());
  }

  /** A node's parameters at work; only kernels are cut into more than one line. */
  private List<Variable> variables(Node node, int lines) {
    List<Shape> inputs =
        List.of(Optional.ofNullable(shapes.get(node.inputs().get(0))).orElseThrow());
    List<Variable> variables = new ArrayList<>();
    for (Parameter p : node.layer().parameters(inputs)) {
      int own = p.name().equals("kernel") ? lines : 1;
      List<Tensor> starts = weights.stream().map(w -> w.get(node.name(), p)).toList();
      variables.add(
          starts.size() == 1
              ? new Variable(node.name(), p, starts.get(0), own)
              : new Variable(node.name(), p, starts));
    }
    return variables;
  }

  /** Its operations in order. */
  List<Operation> operations() {
    return operations;
  }

  /** The node of operation {@code index}; a node's last operation gives its output. */
  String node(int index) {
    return nodes.get(index);
  }

  /** All parameters at work. */
  List<Variable> variables() {
    return operations.stream().flatMap(o -> o.variables().stream()).toList();
  }

  /** How its input had best lie. */
  Layout reads() {
    if (weights.size() > 1) {
      return Layout.BY_FEATURE;
    }
    boolean rows =
        operations.stream()
            .filter(o -> !o.variables().isEmpty())
            .findFirst()
            .map(Operation::readsRows)
            .orElse(false);
    return rows ? Layout.BY_EXAMPLE : Layout.BY_FEATURE;
  }
}
