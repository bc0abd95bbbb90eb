package org.graft.backbones.torch;

import static org.graft.backbones.torch.TorchTensor.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.TokenLayer;

/** A network's parameters as PyTorch's modules of the same names would hold them. */
final class TorchTensors {
  /** A node and its parameters. */
  private record At(String node, List<Parameter> parameters) {
    /** A parameter under PyTorch's name and shape. */
    TorchTensor as(int parameter, String suffix, Shape shape, Layout layout) {
      return whole(node + suffix, shape, node, parameters.get(parameter).name(), layout);
    }

    TorchTensor as(int parameter, String suffix) {
      return as(parameter, suffix, parameters.get(parameter).shape(), Layout.SAME);
    }

    /** A matrix, which PyTorch has [out, in]. */
    TorchTensor turned(int parameter, String suffix) {
      Shape shape = parameters.get(parameter).shape();
      return as(parameter, suffix, Shape.of(shape.size(1), shape.size(0)), Layout.TRANSPOSED);
    }

    /** These with the bias, where there is one. */
    List<TorchTensor> biased(TorchTensor kernel) {
      return parameters.size() > 1 ? List.of(kernel, as(1, ".bias")) : List.of(kernel);
    }

    /** An array with an axis of one before it. */
    List<TorchTensor> one(String suffix) {
      return List.of(as(0, suffix, parameters.get(0).shape().batch(1), Layout.SAME));
    }
  }

  private static final LayerCases<At, List<TorchTensor>> ALL =
      LayerCases.<At, List<TorchTensor>>empty()
          .with(Layer.Dense.class, (l, at) -> at.biased(at.turned(0, ".weight")))
          .with(Layer.Convolution.class, (l, at) -> at.biased(at.as(0, ".weight")))
          .with(Layer.DepthwiseConvolution.class, (l, at) -> at.biased(depthwise(at)))
          .with(
              Layer.BatchNormalization.class,
              (l, at) ->
                  List.of(
                      at.as(0, ".weight"),
                      at.as(1, ".bias"),
                      at.as(2, ".running_mean"),
                      at.as(3, ".running_var")))
          .with(NormalizationLayer.LayerNormalization.class, (l, at) -> affine(at))
          .with(NormalizationLayer.GroupNormalization.class, (l, at) -> affine(at))
          .with(NormalizationLayer.GlobalResponseNormalization.class, (l, at) -> affine(at))
          .with(ChannelLayer.LayerScale.class, (l, at) -> List.of(at.as(0, ".gamma")))
          .with(ChannelLayer.PRelu.class, (l, at) -> List.of(at.as(0, ".weight")))
          .with(TokenLayer.LearnedTokens.class, (l, at) -> at.one(""))
          .with(TokenLayer.PositionEmbedding.class, (l, at) -> at.one(""))
          .with(
              TokenLayer.WindowAttention.class,
              (l, at) -> List.of(at.as(0, ".relative_position_bias_table")))
          .with(TokenLayer.CosineWindowAttention.class, (l, at) -> cosine(at));

  private TorchTensors() {}

  /** One tensor after another, in the order of nodes and parameters. */
  static List<TorchTensor> of(Network network) {
    Map<String, List<Parameter>> parameters = network.parameters();
    List<TorchTensor> all = new ArrayList<>();
    for (Node node : network.nodes()) {
      List<Parameter> own = parameters.getOrDefault(node.name(), List.of());
      if (!own.isEmpty()) {
        all.addAll(ALL.apply(node.layer(), new At(node.name(), own)));
      }
    }
    return all;
  }

  private static List<TorchTensor> affine(At at) {
    return List.of(at.as(0, ".weight"), at.as(1, ".bias"));
  }

  private static TorchTensor depthwise(At at) {
    Shape kernel = at.parameters().get(0).shape();
    Shape shape = Shape.of(kernel.size(0) * kernel.size(1), 1, kernel.size(2), kernel.size(3));
    return at.as(0, ".weight", shape, Layout.DEPTHWISE);
  }

  /** Biases of queries and values are one tensor of three parts, of which keys' is not used. */
  private static List<TorchTensor> cosine(At at) {
    int features = at.parameters().get(0).shape().size(0);
    int heads = at.parameters().get(2).shape().size(0);
    TorchTensor biases =
        new TorchTensor(
            at.node() + ".qkv.bias",
            Shape.of(3 * features),
            List.of(
                new TorchTensor.Part(at.node(), "query-bias", Layout.SAME, 0, features),
                new TorchTensor.Part(
                    at.node(), "value-bias", Layout.SAME, 2 * features, features)));
    return List.of(
        biases,
        at.as(2, ".logit_scale", Shape.of(heads, 1, 1), Layout.SAME),
        at.turned(3, ".cpb_mlp.0.weight"),
        at.as(4, ".cpb_mlp.0.bias"),
        at.turned(5, ".cpb_mlp.2.weight"));
  }
}
