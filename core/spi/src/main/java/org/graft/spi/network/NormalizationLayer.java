package org.graft.spi.network;

import java.util.List;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Parameter.Role;

/**
 * Layers that normalise each example by itself, in training as in inference. Variances are biased:
 * the sum of squares divided by n.
 */
public sealed interface NormalizationLayer extends Layer {
  @Override
  default Shape output(List<Shape> inputs) {
    return Shapes.kept(this, inputs);
  }

  /** A factor and a summand for each channel, or feature. */
  private static List<Parameter> affine(List<Shape> inputs, Initializer factor) {
    int n = Shapes.channels(inputs.get(0));
    Shape shape = Shape.of(n);
    return List.of(
        new Parameter("gamma", shape, Role.TRAINED, factor, n, n),
        new Parameter("beta", shape, Role.TRAINED, Initializer.ZEROS, n, n));
  }

  /**
   * Normalises the features of a vector, of each token, or the channels of each pixel: (x - mean) /
   * sqrt(variance + epsilon), times gamma, plus beta; both [features] or [channels].
   */
  @Name(
      value = "layer-normalization",
      doc = "Normalises the features of each vector or token, or the channels of each pixel.",
      cites = "arXiv:1607.06450")
  record LayerNormalization(
      @Param(doc = "Added to the variance.", byDefault = "0.00001", min = 0) double epsilon)
      implements NormalizationLayer {
    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      return affine(inputs, Initializer.ONES);
    }
  }

  /** Normalises an image's channels in groups, over their pixels; gamma and beta [channels]. */
  @Name(
      value = "group-normalization",
      doc = "Normalises groups of an image's channels, over all of their pixels.",
      cites = "arXiv:1803.08494")
  record GroupNormalization(
      @Param(doc = "Groups of channels.", byDefault = "32", min = 1) int groups,
      @Param(doc = "Added to the variance.", byDefault = "0.00001", min = 0) double epsilon)
      implements NormalizationLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shapes.groups(this, groups, inputs.get(0).size(0));
      return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      return affine(inputs, Initializer.ONES);
    }
  }

  /**
   * Lets an image's channels compete: with g_c the Euclidean norm of channel c over its pixels and
   * m the mean of these, output = gamma_c x g_c / (m + epsilon) + beta_c + x; both [channels].
   */
  @Name(
      value = "global-response-normalization",
      doc = "Weighs an image's channels by their norms over the mean of these, and adds the image.",
      cites = "arXiv:2301.00808")
  record GlobalResponseNormalization(
      @Param(doc = "Added to the mean of norms.", byDefault = "0.000001", min = 0) double epsilon)
      implements NormalizationLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      return affine(inputs, Initializer.ZEROS);
    }
  }

  /**
   * Divides each pixel of channel c by (k + alpha m)^beta, where m is the sum of squares of
   * channels c - floor(size / 2) to c + floor((size - 1) / 2), those beyond the image being 0,
   * divided by size. This is PyTorch's definition; the paper's alpha is this divided by size.
   */
  @Name(
      value = "local-response-normalization",
      doc = "Divides each pixel by what neighbouring channels show there.",
      cites = "https://papers.nips.cc/paper/4824")
  record LocalResponseNormalization(
      @Param(doc = "Channels that take part.", byDefault = "5", min = 1) int size,
      @Param(doc = "Factor of the mean square.", byDefault = "0.0001") double alpha,
      @Param(doc = "Exponent.", byDefault = "0.75") double beta,
      @Param(doc = "Added before the power is taken.", byDefault = "1") double k)
      implements NormalizationLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      return inputs.get(0);
    }
  }

  /** Divides a vector, or each token, by its Euclidean norm, or by epsilon where that is larger. */
  @Name(value = "l2-normalization", doc = "Divides each vector or token by its Euclidean norm.")
  record L2Normalization(
      @Param(doc = "The least that it is divided by.", byDefault = "0.000000000001", min = 0)
          double epsilon)
      implements NormalizationLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.lastAxis(this, inputs, Shapes.features(inputs.get(0)));
    }
  }
}
