package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** Numbers times a factor of their channel's, all of them or those that are not above 0. */
final class Weighing implements Operation {
  private final int[] channel;
  private final Variable factor;
  private final boolean all;
  private double[] x = {};

  /**
   * A scale.
   *
   * @param channel of each number of an example
   */
  Weighing(int[] channel, Variable factor, boolean all) {
    this.channel = channel.clone();
    this.factor = factor;
    this.all = all;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = weighed(i) ? factor.value()[at(i)] * x[i] : x[i];
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = gradient.clone();
    for (int i = 0; i < dx.length; i++) {
      if (weighed(i)) {
        factor.gradient()[at(i)] += gradient[i] * x[i];
        dx[i] = gradient[i] * factor.value()[at(i)];
      }
    }
    return List.of(dx);
  }

  private boolean weighed(int i) {
    return all || !(x[i] > 0);
  }

  private int at(int i) {
    return channel[i % channel.length];
  }
}
