package org.graft.dl4j;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** Layers as DL4J's configurations, channels first. */
final class Layers {
  private Layers() {}

  static org.deeplearning4j.nn.conf.layers.Layer of(Layer layer, Shape input) {
    int in = input.size(0);
    if (layer instanceof Layer.Dense dense) {
      return new DenseLayer.Builder()
          .nIn(in)
          .nOut(dense.units())
          .hasBias(dense.bias())
          .activation(Activations.of(dense.activation()))
          .build();
    } else if (layer instanceof Layer.Convolution convolution) {
      return convolution(convolution, in);
    } else if (layer instanceof Layer.DepthwiseConvolution depthwise) {
      return depthwise(depthwise, in);
    } else if (layer instanceof Layer.MaxPooling pool) {
      return pooling(
          SubsamplingLayer.PoolingType.MAX,
          pool.size(),
          pool.stride().orElse(pool.size()),
          pool.padding());
    } else if (layer instanceof Layer.AveragePooling pool) {
      return pooling(
          SubsamplingLayer.PoolingType.AVG,
          pool.size(),
          pool.stride().orElse(pool.size()),
          pool.padding());
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    } else if (layer instanceof Layer.GlobalMaxPooling) {
      return new GlobalPoolingLayer.Builder(PoolingType.MAX).build();
    } else if (layer instanceof Layer.ZeroPadding pad) {
      return new ZeroPaddingLayer.Builder(pad.top(), pad.bottom(), pad.left(), pad.right()).build();
    } else if (layer instanceof Layer.BatchNormalization normalization) {
      return new BatchNormalization.Builder()
          .nIn(in)
          .nOut(in)
          .decay(normalization.momentum())
          .eps(normalization.epsilon())
          .useLogStd(false)
          .build();
    }
    throw new IllegalArgumentException("dl4j has no layer for " + layer.kind());
  }

  private static ConvolutionLayer convolution(Layer.Convolution layer, int in) {
    return new ConvolutionLayer.Builder(sizes(layer.kernel()))
        .nIn(in)
        .nOut(layer.filters())
        .stride(sizes(layer.stride()))
        .dilation(sizes(layer.dilation()))
        .convolutionMode(mode(layer.padding()))
        .hasBias(layer.bias())
        .activation(Activations.of(layer.activation()))
        .build();
  }

  private static DepthwiseConvolution2D depthwise(Layer.DepthwiseConvolution layer, int in) {
    return new DepthwiseConvolution2D.Builder()
        .kernelSize(sizes(layer.kernel()))
        .nIn(in)
        .nOut(in * layer.multiplier())
        .depthMultiplier(layer.multiplier())
        .stride(sizes(layer.stride()))
        .convolutionMode(mode(layer.padding()))
        .hasBias(layer.bias())
        .activation(Activations.of(layer.activation()))
        .build();
  }

  private static SubsamplingLayer pooling(
      SubsamplingLayer.PoolingType type, Size size, Size stride, Padding padding) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(sizes(size))
        .stride(sizes(stride))
        .convolutionMode(mode(padding))
        .build();
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static int[] sizes(Size size) {
    return new int[] {size.height(), size.width()};
  }
}
