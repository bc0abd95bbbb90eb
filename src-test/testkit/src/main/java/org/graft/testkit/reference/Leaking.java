package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** A leaky rectifier: slope 1 above 0, {@code slope} elsewhere. */
final class Leaking implements Operation {
  private final double slope;
  private double[] x = {};

  Leaking(double slope) {
    this.slope = slope;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    return scaled(x);
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    return List.of(scaled(gradient));
  }

  private double[] scaled(double[] values) {
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] > 0 ? values[i] : slope * values[i];
    }
    return y;
  }
}
