package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;
import org.graft.spi.network.NormalizationLayer.LocalResponseNormalization;

/** x / (k + alpha m)^beta, m the mean square of neighbouring channels at the same pixel. */
final class Competing implements Operation {
  private final LocalResponseNormalization layer;
  private final int channels;
  private final int area;
  private double[] x = {};
  private double[] base = {};

  Competing(LocalResponseNormalization layer, int channels, int area) {
    this.layer = layer;
    this.channels = channels;
    this.area = area;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    base = new double[x.length];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int j = first(i); j <= last(i); j++) {
        double other = x[i + (j - channel(i)) * area];
        sum += other * other;
      }
      base[i] = layer.k() + layer.alpha() * sum / layer.size();
      y[i] = x[i] * Math.pow(base[i], -layer.beta());
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double power = Math.pow(base[i], -layer.beta());
      dx[i] += gradient[i] * power;
      double byBase = -gradient[i] * x[i] * layer.beta() * power / base[i];
      for (int j = first(i); j <= last(i); j++) {
        int other = i + (j - channel(i)) * area;
        dx[other] += byBase * layer.alpha() / layer.size() * 2 * x[other];
      }
    }
    return List.of(dx);
  }

  private int channel(int i) {
    return i / area % channels;
  }

  private int first(int i) {
    return Math.max(0, channel(i) - layer.size() / 2);
  }

  private int last(int i) {
    return Math.min(channels - 1, channel(i) + (layer.size() - 1) / 2);
  }
}
