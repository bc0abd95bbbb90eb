package org.graft.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SoftmaxBp;
import org.nd4j.linalg.factory.Nd4j;

/** Softmax over axis 1: features of [n, features], channels of [n, channels, height, width]. */
final class ChannelSoftmax extends BaseActivationFunction {
  private static final long serialVersionUID = 1;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    Nd4j.exec(new SoftMax(in, in, 1));
    return in;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    Nd4j.exec(new SoftmaxBp(in, epsilon, in, 1));
    return new Pair<>(in, null);
  }

  @Override
  public String toString() {
    return "softmax";
  }
}
