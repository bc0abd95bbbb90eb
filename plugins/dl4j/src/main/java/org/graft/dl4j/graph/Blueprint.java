package org.graft.dl4j.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.graft.dl4j.operation.CustomOperation;
import org.graft.dl4j.operation.OperationVertex;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Phase;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A network as a DL4J graph's configuration, each node a vertex of the same name. */
public final class Blueprint {
  private Blueprint() {}

  /** For inference. */
  public static ComputationGraphConfiguration inference(Network network) {
    return assemble(network, node -> Vertices.inference(network, node));
  }

  /**
   * For one phase of training; the output gives logits and ends in {@code loss}. What lies below
   * everything that moves is frozen in DL4J's sense too, so that gradients stop there.
   *
   * @param operations what stands in for some nodes: dropout, frozen batch normalisation
   */
  public static ComputationGraphConfiguration training(
      Network network, Phase phase, ILossFunction loss, Map<String, CustomOperation> operations) {
    Set<String> live = live(network, phase);
    return assemble(
        network,
        node -> {
          CustomOperation operation = operations.get(node.name());
          GraphVertex vertex =
              operation != null
                  ? new OperationVertex(operation)
                  : node.equals(network.output())
                      ? Vertices.head(network, node, loss)
                      : Vertices.inference(network, node);
          return live.contains(node.name()) ? vertex : new FrozenVertex(vertex);
        });
  }

  /** Nodes that move or lie above one that does; the output in any case. */
  static Set<String> live(Network network, Phase phase) {
    Map<String, ?> parameters = network.parameters();
    Set<String> live = new LinkedHashSet<>();
    for (Node node : network.nodes()) {
      boolean moves = phase.moves(node.name()) && !List.of().equals(parameters.get(node.name()));
      if (moves
          || node.equals(network.output())
          || node.inputs().stream().anyMatch(live::contains)) {
        live.add(node.name());
      }
    }
    return live;
  }

  private static ComputationGraphConfiguration assemble(
      Network network, Function<Node, GraphVertex> vertex) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(new NoOp())
            .cacheMode(CacheMode.DEVICE)
            .graphBuilder()
            .addInputs(Network.INPUT)
            .validateOutputLayerConfig(false);
    for (Node node : network.nodes()) {
      graph.addVertex(node.name(), vertex.apply(node), node.inputs().toArray(String[]::new));
    }
    return graph.setOutputs(network.output().name()).build();
  }

  /** Shapes of a node's inputs. */
  static List<Shape> inputs(Network network, Node node) {
    Map<String, Shape> shapes = network.shapes();
    return node.inputs().stream().map(shapes::get).toList();
  }
}
