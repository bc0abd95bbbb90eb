package org.graft.lanes.activation;

import org.graft.spi.network.ActivationFunction;

/** An activation function by its definition, in double precision. */
record Pointwise(ActivationFunction function) implements Elementwise {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  @Override
  public void value(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = (float) value(x[i]);
    }
  }

  @Override
  public void slope(float[] x, float[] y, float[] g, float[] dx, int n) {
    for (int i = 0; i < n; i++) {
      dx[i] = (float) (g[i] * slope(x[i]));
    }
  }

  private double value(double x) {
    return switch (function) {
      case LINEAR -> x;
      case RELU -> Math.max(0, x);
      case RELU6 -> Math.min(6, Math.max(0, x));
      case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
      case ELU -> x > 0 ? x : Math.expm1(x);
      case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID -> Math.min(1, Math.max(0, 0.2 * x + 0.5));
      case TANH -> Math.tanh(x);
      case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case SWISH -> x * sigmoid(x);
      case GELU -> x * Normal.cumulative(x);
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not pointwise");
    };
  }

  private double slope(double x) {
    return switch (function) {
      case LINEAR -> 1;
      case RELU -> x > 0 ? 1 : 0;
      case RELU6 -> x > 0 && x < 6 ? 1 : 0;
      case LEAKY_RELU -> x > 0 ? 1 : 0.01;
      case ELU -> x > 0 ? 1 : Math.exp(x);
      case SELU -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x));
      case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
      case HARD_SIGMOID -> Math.abs(x) < 2.5 ? 0.2 : 0;
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
      case SOFTPLUS -> sigmoid(x);
      case SOFTSIGN -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
      case SWISH -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case GELU -> Normal.cumulative(x) + x * Normal.density(x);
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not pointwise");
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
