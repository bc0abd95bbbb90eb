package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** One operation after another: a layer and its activation function. */
record Chained(Operation first, Operation second) implements Operation {
  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    return second.forward(rows, List.of(first.forward(rows, inputs, mode, noise)), mode, noise);
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    return first.backward(second.backward(gradient).get(0));
  }
}
