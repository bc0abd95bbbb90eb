package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Randomness;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;

/** A network with its numbers, to run forward and backward. Not thread-safe. */
final class Graph {
  private final Network network;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  Graph(Network network, Weights weights) {
    this.network = network;
    Map<String, Shape> shapes = network.shapes();
    network
        .parameters()
        .forEach(
            (name, parameters) -> {
              Node node = network.node(name);
              List<Variable> own = new ArrayList<>();
              parameters.forEach(p -> own.add(new Variable(p, weights.get(name, p))));
              own.forEach(v -> variables.put(Weights.key(name, v.parameter()), v));
              List<Shape> inputs = node.inputs().stream().map(i -> at(shapes, i)).toList();
              operations.put(name, Operations.of(node.layer(), inputs, own));
            });
  }

  /**
   * Runs forward.
   *
   * @param modes how each node runs
   * @param noise the random numbers of each node
   * @return every node's output, the network's input first
   */
  Map<String, double[]> forward(
      int rows, double[] inputs, NodeTo<Mode> modes, NodeTo<Randomness> noise) {
    Map<String, double[]> outputs = new LinkedHashMap<>();
    outputs.put(Network.INPUT, inputs);
    for (Node node : network.nodes()) {
      List<double[]> read = node.inputs().stream().map(i -> at(outputs, i)).toList();
      Operation operation = at(operations, node.name());
      Mode mode = modes.of(node.name());
      outputs.put(node.name(), operation.forward(rows, read, mode, noise.of(node.name())));
    }
    return outputs;
  }

  /** Runs backward from the gradient by the last node's output; fills variables' gradients. */
  void backward(double[] gradient) {
    backward(gradient, Map.of());
  }

  /** The same with further gradients by nodes' outputs. */
  void backward(double[] gradient, Map<String, double[]> further) {
    variables.values().forEach(v -> Arrays.fill(v.gradient(), 0));
    Map<String, double[]> gradients = new LinkedHashMap<>(further);
    gradients.merge(network.output().name(), gradient, Graph::sum);
    for (int n = network.nodes().size() - 1; n >= 0; n--) {
      Node node = network.nodes().get(n);
      double[] own = gradients.get(node.name());
      if (own == null) {
        continue; // nothing that reaches the output reads it
      }
      List<double[]> below = at(operations, node.name()).backward(own);
      for (int i = 0; i < below.size(); i++) {
        gradients.merge(node.inputs().get(i), below.get(i), Graph::sum);
      }
    }
  }

  /** The probability with which batch normalisation in training takes running statistics. */
  void stochastic(double probability) {
    for (Operation operation : operations.values()) {
      if (operation instanceof Normalising normalising) {
        normalising.stochastic(probability);
      }
    }
  }

  /** Parameters by key, in the network's order. */
  Map<String, Variable> variables() {
    return variables;
  }

  /** Parameters of one node, in order. */
  List<Variable> variables(String node) {
    return variables.entrySet().stream()
        .filter(e -> e.getKey().substring(0, e.getKey().lastIndexOf('/')).equals(node))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Copies of all numbers, rounded to float32. */
  Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    variables.forEach((key, v) -> tensors.put(key, v.tensor()));
    return new Weights(tensors);
  }

  /** Something that each node has. */
  interface NodeTo<T> {
    /** That of the node called {@code name}. */
    T of(String name);
  }

  static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  static <T> T at(Map<String, T> map, String key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }
}
