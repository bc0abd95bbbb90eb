package org.graft.lanes.activation;

import org.graft.spi.network.ActivationFunction;

/** An activation function by its definition, in double precision. */
record Pointwise(ActivationFunction function) implements Elementwise {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double QUICK = 1.702;
  private static final double CUBIC = 0.044715;
  private static final double ROOT = Math.sqrt(2 / Math.PI);

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
      case HARD_SIGMOID_6 -> hardSigmoid(x);
      case HARD_SWISH -> x * hardSigmoid(x);
      case GELU_TANH -> x * (1 + Math.tanh(inner(x))) / 2;
      case QUICK_GELU -> x * sigmoid(QUICK * x);
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
      case HARD_SIGMOID_6 -> Math.abs(x) < 3 ? 1 / 6.0 : 0;
      case HARD_SWISH -> x < -3 ? 0 : x <= 3 ? x / 3 + 0.5 : 1;
      case GELU_TANH -> {
        double tanh = Math.tanh(inner(x));
        yield (1 + tanh) / 2 + x * (1 - tanh * tanh) / 2 * ROOT * (1 + 3 * CUBIC * x * x);
      }
      case QUICK_GELU -> {
        double gate = sigmoid(QUICK * x);
        yield gate * (1 + QUICK * x * (1 - gate));
      }
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
      case SOFTPLUS -> sigmoid(x);
      case SOFTSIGN -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
      case SWISH -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case GELU -> Normal.cumulative(x) + x * Normal.density(x);
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not pointwise");
    };
  }

  private static double hardSigmoid(double x) {
    return Math.min(1, Math.max(0, x / 6 + 0.5));
  }

  /** What the tanh of GELU's approximation is taken of. */
  private static double inner(double x) {
    return ROOT * (x + CUBIC * x * x * x);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
