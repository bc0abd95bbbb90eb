package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** Stochastic depth: a whole example is 0 with probability rate, else x / (1 - rate). */
final class DroppingBranch implements Operation {
  private final double rate;
  private double[] mask = {};

  DroppingBranch(double rate) {
    this.rate = rate;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    mask = new double[rows];
    for (int r = 0; r < rows; r++) {
      boolean drops = mode == Mode.TRAINING && rate > 0;
      mask[r] = !drops ? 1 : noise.nextDouble() < rate ? 0 : 1 / (1 - rate);
    }
    return times(inputs.get(0));
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    return List.of(times(gradient));
  }

  private double[] times(double[] values) {
    double[] product = new double[values.length];
    int row = values.length / mask.length;
    for (int i = 0; i < values.length; i++) {
      product[i] = values[i] * mask[i / row];
    }
    return product;
  }
}
