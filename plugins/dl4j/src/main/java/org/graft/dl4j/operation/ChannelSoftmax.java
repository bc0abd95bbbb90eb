package org.graft.dl4j.operation;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SoftmaxBp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Softmax over axis 1: features of [n, features], channels of [n, channels, height, width]. ND4J's
 * own gives wrong numbers on any axis but the last.
 */
final class ChannelSoftmax extends BaseActivationFunction {
  private static final long serialVersionUID = 1;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    INDArray last = channelsLast(in);
    Nd4j.exec(new SoftMax(last, last, -1));
    return back(last, in);
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    INDArray last = channelsLast(in);
    Nd4j.exec(new SoftmaxBp(last, channelsLast(epsilon), last, -1));
    return new Pair<>(back(last, in), null);
  }

  private static INDArray channelsLast(INDArray x) {
    return x.rank() == 2 ? x : x.permute(0, 2, 3, 1).dup('c');
  }

  private static INDArray back(INDArray last, INDArray in) {
    return in.rank() == 2 ? last : in.assign(last.permute(0, 3, 1, 2));
  }

  @Override
  public String toString() {
    return "softmax";
  }
}
