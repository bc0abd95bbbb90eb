package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/**
 * exp(x_c) / sum_k exp(x_k) over the channels of every pixel; a vector is one pixel, as is a token.
 */
final class Softmax implements Operation {
  private final int channels;
  private final int area;
  private double[] y = {};

  Softmax(int channels, int area) {
    this.channels = channels;
    this.area = area;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    y = new double[x.length];
    for (int from = 0; from < x.length; from += channels * area) {
      for (int p = 0; p < area; p++) {
        int first = from + p;
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < channels; c++) {
          largest = Math.max(largest, x[first + c * area]);
        }
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          y[first + c * area] = Math.exp(x[first + c * area] - largest);
          sum += y[first + c * area];
        }
        for (int c = 0; c < channels; c++) {
          y[first + c * area] /= sum;
        }
      }
    }
    return y.clone();
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[y.length];
    for (int first = 0; first < y.length; first += channels * area) {
      for (int p = 0; p < area; p++) {
        double mean = 0;
        for (int c = 0; c < channels; c++) {
          int i = first + c * area + p;
          mean += gradient[i] * y[i];
        }
        for (int c = 0; c < channels; c++) {
          int i = first + c * area + p;
          dx[i] = y[i] * (gradient[i] - mean);
        }
      }
    }
    return List.of(dx);
  }
}
