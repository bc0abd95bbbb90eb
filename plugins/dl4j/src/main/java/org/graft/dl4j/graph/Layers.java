package org.graft.dl4j.graph;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.graft.dl4j.operation.Activations;
import org.graft.spi.network.Border;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** Layers as DL4J's configurations, channels first. */
final class Layers {
  private Layers() {}

  /** For inputs of {@code in} features. */
  static DenseLayer of(Layer.Dense layer, int in) {
    return new DenseLayer.Builder()
        .nIn(in)
        .nOut(layer.units())
        .hasBias(layer.bias())
        .activation(Activations.of(layer.activation()))
        .build();
  }

  static ZeroPaddingLayer of(Layer.ZeroPadding layer) {
    return new ZeroPaddingLayer.Builder(layer.top(), layer.bottom(), layer.left(), layer.right())
        .build();
  }

  static BatchNormalization of(Layer.BatchNormalization layer, int in) {
    return new BatchNormalization.Builder()
        .nIn(in)
        .nOut(in)
        .decay(layer.momentum())
        .eps(layer.epsilon())
        .useLogStd(false)
        .build();
  }

  static ConvolutionLayer of(Layer.Convolution layer, int in) {
    return new ConvolutionLayer.Builder(sizes(layer.kernel()))
        .nIn(in)
        .nOut(layer.filters())
        .stride(sizes(layer.stride()))
        .dilation(sizes(layer.dilation()))
        .padding(around(layer.border()))
        .convolutionMode(mode(layer.padding()))
        .hasBias(layer.bias())
        .activation(Activations.of(layer.activation()))
        .build();
  }

  static DepthwiseConvolution2D of(Layer.DepthwiseConvolution layer, int in) {
    return new DepthwiseConvolution2D.Builder()
        .kernelSize(sizes(layer.kernel()))
        .nIn(in)
        .nOut(in * layer.multiplier())
        .depthMultiplier(layer.multiplier())
        .stride(sizes(layer.stride()))
        .dilation(sizes(layer.dilation().orElse(new Size(1, 1))))
        .padding(around(layer.border()))
        .convolutionMode(mode(layer.padding()))
        .hasBias(layer.bias())
        .activation(Activations.of(layer.activation()))
        .build();
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  /** Rows and columns of a border whose opposite sides are alike. */
  private static int[] around(Optional<Border> border) {
    return border.map(b -> new int[] {b.top(), b.left()}).orElse(new int[2]);
  }

  private static int[] sizes(Size size) {
    return new int[] {size.height(), size.width()};
  }
}
