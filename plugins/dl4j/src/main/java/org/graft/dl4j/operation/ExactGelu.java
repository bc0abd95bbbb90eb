package org.graft.dl4j.operation;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** x Phi(x) with Phi from the error function; ND4J's own GELU is x sigmoid(1.702 x). */
final class ExactGelu extends BaseActivationFunction {
  private static final long serialVersionUID = 1;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return in.muli(normal(in));
  }

  /** d/dx = Phi(x) + x phi(x). */
  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    INDArray density =
        Transforms.exp(in.mul(in).muli(-0.5), false).muli(1 / Math.sqrt(2 * Math.PI));
    INDArray derivative = normal(in).addi(density.muli(in));
    return new Pair<>(in.assign(derivative.muli(epsilon)), null);
  }

  private static INDArray normal(INDArray in) {
    INDArray scaled = in.mul(Math.sqrt(0.5));
    return Nd4j.getExecutioner().exec(new Erf(scaled, scaled)).addi(1).muli(0.5);
  }

  @Override
  public String toString() {
    return "gelu";
  }
}
