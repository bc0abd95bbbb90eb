package org.graft.testkit.reference;

import java.util.Arrays;
import java.util.List;
import org.graft.spi.base.Randomness;

/** Inverted dropout: 0 with probability rate, else x / (1 - rate). */
final class Dropping implements Operation {
  private final double rate;
  private double[] mask = {};

  Dropping(double rate) {
    this.rate = rate;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    mask = new double[x.length];
    Arrays.fill(mask, 1);
    if (mode == Mode.TRAINING && rate > 0) {
      for (int i = 0; i < mask.length; i++) {
        mask[i] = noise.nextDouble() < rate ? 0 : 1 / (1 - rate);
      }
    }
    return times(x);
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    return List.of(times(gradient));
  }

  private double[] times(double[] values) {
    double[] product = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      product[i] = values[i] * mask[i];
    }
    return product;
  }
}
