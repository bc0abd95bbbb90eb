package org.graft.dl4j.graph;

import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.graft.dl4j.operation.Activate;
import org.graft.dl4j.operation.Activations;
import org.graft.dl4j.operation.ChosenChannels;
import org.graft.dl4j.operation.DropoutMask;
import org.graft.dl4j.operation.MovedChannels;
import org.graft.dl4j.operation.OperationVertex;
import org.graft.dl4j.operation.Pooling;
import org.graft.dl4j.operation.Reshape;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A node as a vertex of a DL4J graph. */
final class Vertices {
  /** A node and the shapes of its inputs. */
  private record Place(Node node, List<Shape> inputs) {
    Shape in() {
      return inputs.get(0);
    }

    int channels() {
      return in().size(0);
    }
  }

  private static final LayerCases<Place, GraphVertex> ALL =
      LayerCases.<Place, GraphVertex>empty()
          .with(Layer.Dense.class, (l, at) -> vertex(at, Layers.of(l, at.channels())))
          .with(Layer.Convolution.class, (l, at) -> vertex(at, Layers.of(l, at.channels())))
          .with(
              Layer.DepthwiseConvolution.class, (l, at) -> vertex(at, Layers.of(l, at.channels())))
          .with(
              Layer.MaxPooling.class,
              (l, at) -> new OperationVertex(Pooling.of(l, l.output(at.inputs()))))
          .with(
              Layer.AveragePooling.class,
              (l, at) -> new OperationVertex(Pooling.of(l, l.output(at.inputs()))))
          .with(
              Layer.GlobalAveragePooling.class,
              (l, at) -> vertex(at, new GlobalPoolingLayer.Builder(PoolingType.AVG).build()))
          .with(
              Layer.GlobalMaxPooling.class,
              (l, at) -> vertex(at, new GlobalPoolingLayer.Builder(PoolingType.MAX).build()))
          .with(Layer.ZeroPadding.class, (l, at) -> vertex(at, Layers.of(l)))
          .with(Layer.BatchNormalization.class, (l, at) -> vertex(at, Layers.of(l, at.channels())))
          .with(Layer.Add.class, (l, at) -> new ElementWiseVertex(ElementWiseVertex.Op.Add))
          .with(
              Layer.Multiply.class, (l, at) -> new ElementWiseVertex(ElementWiseVertex.Op.Product))
          .with(Layer.Concatenate.class, (l, at) -> new MergeVertex())
          .with(Layer.Flatten.class, (l, at) -> reshape(l, at))
          .with(Layer.Reshape.class, (l, at) -> reshape(l, at))
          .with(
              Layer.Activation.class,
              (l, at) -> new OperationVertex(new Activate(Activations.of(l.function()))))
          .with(
              Layer.LeakyRelu.class,
              (l, at) -> new OperationVertex(new Activate(new ActivationLReLU(l.slope()))))
          .with(Layer.Preprocessing.class, (l, at) -> new OperationVertex(new ChosenChannels(l)))
          .with(
              ChannelLayer.Slice.class,
              (l, at) -> new OperationVertex(new MovedChannels(l.from(), 0, l.count(), l.count())))
          .with(
              ChannelLayer.ChannelPadding.class,
              (l, at) ->
                  new OperationVertex(
                      new MovedChannels(
                          0, l.before(), at.channels(), l.before() + at.channels() + l.after())))
          .with(
              Layer.Dropout.class,
              (l, at) -> new OperationVertex(new DropoutMask(0, new Seed(0).randomness())));

  private Vertices() {}

  /** Whether DL4J's graphs have layers of this kind. */
  static boolean know(Layer layer) {
    return ALL.has(layer);
  }

  /** The node as it is. */
  static GraphVertex inference(Network network, Node node) {
    return ALL.apply(node.layer(), new Place(node, Blueprint.inputs(network, node)));
  }

  private static GraphVertex reshape(Layer layer, Place at) {
    return new OperationVertex(new Reshape(at.in(), layer.output(at.inputs())));
  }

  private static GraphVertex vertex(
      Place at, org.deeplearning4j.nn.conf.layers.Layer configuration) {
    return vertex(at.node(), configuration);
  }

  /** The output node, without its softmax, ending in the loss. */
  static GraphVertex head(Network network, Node node, ILossFunction loss) {
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
