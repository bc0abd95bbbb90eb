package org.graft.dl4j.operation;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ReLU whose gradient is a step and a product: ND4J's own calls a function for each number, which
 * takes four times as long.
 */
@SuppressWarnings("serial") // never saved
final class ReluActivation extends ActivationReLU {
  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray gradient = Nd4j.getExecutioner().exec(new Step(in, in.ulike(), 0));
    return new Pair<>(gradient.muli(epsilon), null);
  }
}
