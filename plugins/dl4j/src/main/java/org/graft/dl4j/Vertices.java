package org.graft.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** A node as a vertex of a DL4J graph. */
final class Vertices {
  private Vertices() {}

  /** The node as it is. */
  static GraphVertex inference(Network network, Node node) {
    Shape input = Blueprint.inputs(network, node).get(0);
    Layer layer = node.layer();
    if (layer instanceof Layer.Add) {
      return new ElementWiseVertex(ElementWiseVertex.Op.Add);
    } else if (layer instanceof Layer.Multiply) {
      return new ElementWiseVertex(ElementWiseVertex.Op.Product);
    } else if (layer instanceof Layer.Concatenate) {
      return new MergeVertex();
    } else if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
      return new OperationVertex(new Reshape(input, layer.output(List.of(input))));
    } else if (layer instanceof Layer.Activation activation) {
      return new OperationVertex(new Activate(Activations.of(activation.function())));
    } else if (layer instanceof Layer.LeakyRelu leaky) {
      return new OperationVertex(new Activate(new ActivationLReLU(leaky.slope())));
    } else if (layer instanceof Layer.Preprocessing preprocessing) {
      return new OperationVertex(new ChosenChannels(preprocessing));
    } else if (layer instanceof Layer.Dropout) {
      return new OperationVertex(new DropoutMask(0, new Seed(0).randomness()));
    }
    return vertex(node, Layers.of(layer, input));
  }

  /** The output node, without its softmax, ending in the loss. */
  static GraphVertex head(Network network, Node node, LogitsLoss loss) {
    if (node.layer() instanceof Layer.Dense dense) {
      return vertex(
          node,
          new OutputLayer.Builder(loss)
              .nIn(Blueprint.inputs(network, node).get(0).size(0))
              .nOut(dense.units())
              .hasBias(dense.bias())
              .activation(new ActivationIdentity())
              .build());
    }
    return vertex(node, new LossLayer.Builder(loss).activation(new ActivationIdentity()).build());
  }

  private static GraphVertex vertex(
      Node node, org.deeplearning4j.nn.conf.layers.Layer configuration) {
    configuration.setLayerName(node.name());
    return new LayerVertex(
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(new NoOp())
            .cacheMode(CacheMode.DEVICE)
            .layer(configuration)
            .build(),
        null);
  }
}
