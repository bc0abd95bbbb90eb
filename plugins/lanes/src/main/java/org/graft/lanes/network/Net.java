package org.graft.lanes.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graft.lanes.activation.Elementwise;
import org.graft.lanes.activation.LeakyRelu;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.layer.BatchNormalization;
import org.graft.lanes.layer.DenseShape;
import org.graft.lanes.layer.Dropout;
import org.graft.lanes.layer.ElementwiseOperation;
import org.graft.lanes.layer.Identity;
import org.graft.lanes.layer.LayerOperation;
import org.graft.lanes.layer.SoftmaxOperation;
import org.graft.lanes.layer.Variable;
import org.graft.lanes.matrix.Replicates;
import org.graft.lanes.matrix.ThreadTeam;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/** A network with its numbers, to run forward and backward. Not thread-safe. */
public final class Net {
  private static final LayerCases<Place, List<LayerOperation>> LAYERS =
      LayerCases.<Place, List<LayerOperation>>empty()
          .with(Layer.Dense.class, Net::dense)
          .with(Layer.Activation.class, (layer, at) -> List.of(activation(layer, at)))
          .with(
              Layer.LeakyRelu.class,
              (layer, at) ->
                  List.of(new ElementwiseOperation(new LeakyRelu((float) layer.slope()), at.out())))
          .with(
              Layer.Dropout.class,
              (layer, at) ->
                  List.of(
                      new Dropout(layer.rate(), at.out(), at.net().noise.apply(at.node().name()))))
          .with(Layer.BatchNormalization.class, (layer, at) -> List.of(normalization(layer, at)))
          .with(Layer.Flatten.class, (layer, at) -> List.of(Identity.IDENTITY));

  private final Map<String, Shape> shapes;
  private final List<Weights> weights;
  private final Function<String, List<Randomness>> noise;
  private final ThreadTeam team;
  private final List<LayerOperation> operations = new ArrayList<>();
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
   * The network without its last softmax: it outputs logits.
   *
   * @param weights of one network, or of several whose numbers shall lie side by side
   * @param noise random numbers of each node's dropout, for each network
   */
  public static Net logits(
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
    LAYERS.apply(node.layer(), new Place(this, node)).forEach(operation -> add(node, operation));
  }

  /** Whether layers of this kind are among those it runs. */
  public static boolean runs(Layer layer) {
    return LAYERS.has(layer);
  }

  /** A node and where it is. */
  private record Place(Net net, Node node) {
    int in() {
      return net.size(node.inputs().get(0));
    }

    int out() {
      return net.size(node.name());
    }
  }

  private static List<LayerOperation> dense(Layer.Dense layer, Place at) {
    Net net = at.net();
    int lines = DenseShape.lines(at.in(), at.out(), net.team.lanes());
    LayerOperation product =
        net.weights.size() == 1
            ? DenseShape.of(at.in(), at.out(), net.variables(at.node(), lines), net.team)
            : DenseShape.stacked(at.in(), at.out(), net.variables(at.node(), 1), net.team);
    return List.of(product, activation(layer, at));
  }

  private static LayerOperation activation(Layer layer, Place at) {
    return switch (layer.activation()) {
      case LINEAR -> Identity.IDENTITY;
      case SOFTMAX -> new SoftmaxOperation(at.out());
      default -> new ElementwiseOperation(Elementwise.of(layer.activation()), at.out());
    };
  }

  private static LayerOperation normalization(Layer.BatchNormalization layer, Place at) {
    int networks = at.net().weights.size() == 1 ? 1 : Replicates.LANES;
    return new BatchNormalization(at.out(), layer, networks, at.net().variables(at.node(), 1));
  }

  private void add(Node node, LayerOperation operation) {
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
      int own = p.isKernel() ? lines : 1;
      List<Tensor> starts = weights.stream().map(w -> w.get(node.name(), p)).toList();
      variables.add(
          starts.size() == 1
              ? new Variable(node.name(), p, starts.get(0), own)
              : new Variable(node.name(), p, starts));
    }
    return variables;
  }

  /** Its operations in order. */
  List<LayerOperation> operations() {
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
  public Layout reads() {
    if (weights.size() > 1) {
      return Layout.BY_FEATURE;
    }
    boolean rows =
        operations.stream()
            .filter(o -> !o.variables().isEmpty())
            .findFirst()
            .map(LayerOperation::readsRows)
            .orElse(false);
    return rows ? Layout.BY_EXAMPLE : Layout.BY_FEATURE;
  }
}
