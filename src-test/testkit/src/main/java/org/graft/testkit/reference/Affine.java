package org.graft.testkit.reference;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Randomness;

/** y = x kernel + bias of each vector or token, kernel [in, out]. */
final class Affine implements Operation {
  private final int in;
  private final int out;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private int rows;
  private double[] x = {};

  Affine(int in, int out, Variable kernel, Optional<Variable> bias) {
    this.in = in;
    this.out = out;
    this.kernel = kernel;
    this.bias = bias;
  }

  @Override
  public double[] forward(int examples, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    rows = x.length / in;
    double[] w = kernel.value();
    double[] y = new double[rows * out];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          y[r * out + o] += x[r * in + i] * w[i * out + o];
        }
      }
      for (int o = 0; o < out; o++) {
        int column = o;
        y[r * out + o] += bias.map(b -> b.value()[column]).orElse(0.0);
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] w = kernel.value();
    double[] dw = kernel.gradient();
    double[] dx = new double[rows * in];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          dx[r * in + i] += gradient[r * out + o] * w[i * out + o];
          dw[i * out + o] += gradient[r * out + o] * x[r * in + i];
        }
      }
      for (int o = 0; o < out; o++) {
        double g = gradient[r * out + o];
        int column = o;
        bias.ifPresent(b -> b.gradient()[column] += g);
      }
    }
    return List.of(dx);
  }
}
