package org.graft.dl4j.operation;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** x (1 + tanh(u)) / 2 with u = sqrt(2 / pi) (x + 0.044715 x^3). */
final class TanhGelu extends BaseActivationFunction {
  private static final long serialVersionUID = 1;
  private static final double CUBIC = 0.044715;
  private static final double ROOT = Math.sqrt(2 / Math.PI);

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return in.muli(tanh(in).addi(1).muli(0.5));
  }

  /** d/dx = (1 + t) / 2 + x (1 - t^2) / 2 du/dx, t = tanh(u). */
  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    INDArray tanh = tanh(in);
    INDArray inner = in.mul(in).muli(3 * CUBIC).addi(1).muli(ROOT).muli(in);
    INDArray slope = tanh.mul(tanh).rsubi(1).muli(inner).addi(tanh).addi(1).muli(0.5);
    return new Pair<>(in.assign(slope.muli(epsilon)), null);
  }

  private static INDArray tanh(INDArray in) {
    return Transforms.tanh(in.mul(in).muli(CUBIC).addi(1).muli(in).muli(ROOT), false);
  }

  @Override
  public String toString() {
    return "gelu-tanh";
  }
}
