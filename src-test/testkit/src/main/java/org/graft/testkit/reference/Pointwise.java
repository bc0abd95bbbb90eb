package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;
import org.graft.spi.network.ActivationFunction;

/** An activation function of each value by itself. */
final class Pointwise implements Operation {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double QUICK = 1.702;
  private static final double CUBIC = 0.044715;
  private static final double ROOT = Math.sqrt(2 / Math.PI);

  private final ActivationFunction function;
  private double[] x = {};

  Pointwise(ActivationFunction function) {
    this.function = function;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    x = inputs.get(0);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = value(x[i]);
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      dx[i] = gradient[i] * slope(x[i]);
    }
    return List.of(dx);
  }

  private double value(double z) {
    return switch (function) {
      case LINEAR -> z;
      case RELU -> z > 0 ? z : 0;
      case RELU6 -> Math.min(6, Math.max(0, z));
      case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
      case ELU -> z > 0 ? z : Math.expm1(z);
      case SELU -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
      case SIGMOID -> sigmoid(z);
      case HARD_SIGMOID -> Math.min(1, Math.max(0, 0.2 * z + 0.5));
      case HARD_SIGMOID_6 -> hardSigmoid(z);
      case HARD_SWISH -> z * hardSigmoid(z);
      case GELU_TANH -> z * (1 + Math.tanh(inner(z))) / 2;
      case QUICK_GELU -> z * sigmoid(QUICK * z);
      case TANH -> Math.tanh(z);
      case SOFTPLUS -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      case SOFTSIGN -> z / (1 + Math.abs(z));
      case SWISH -> z * sigmoid(z);
      case GELU -> z * Normal.cumulative(z);
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not pointwise");
    };
  }

  private double slope(double z) {
    return switch (function) {
      case LINEAR -> 1;
      case RELU -> z > 0 ? 1 : 0;
      case RELU6 -> z > 0 && z < 6 ? 1 : 0;
      case LEAKY_RELU -> z > 0 ? 1 : 0.01;
      case ELU -> z > 0 ? 1 : Math.exp(z);
      case SELU -> SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z));
      case SIGMOID -> sigmoid(z) * (1 - sigmoid(z));
      case HARD_SIGMOID -> Math.abs(z) < 2.5 ? 0.2 : 0;
      case HARD_SIGMOID_6 -> Math.abs(z) < 3 ? 1 / 6.0 : 0;
      case HARD_SWISH -> z < -3 ? 0 : z <= 3 ? z / 3 + 0.5 : 1;
      case GELU_TANH -> {
        double tanh = Math.tanh(inner(z));
        yield (1 + tanh) / 2 + z * (1 - tanh * tanh) / 2 * ROOT * (1 + 3 * CUBIC * z * z);
      }
      case QUICK_GELU -> {
        double gate = sigmoid(QUICK * z);
        yield gate * (1 + QUICK * z * (1 - gate));
      }
      case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
      case SOFTPLUS -> sigmoid(z);
      case SOFTSIGN -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
      case SWISH -> sigmoid(z) * (1 + z * (1 - sigmoid(z)));
      case GELU -> Normal.cumulative(z) + z * Normal.density(z);
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not pointwise");
    };
  }

  private static double hardSigmoid(double z) {
    return Math.min(1, Math.max(0, z / 6 + 0.5));
  }

  /** What the tanh of GELU's approximation is taken of. */
  private static double inner(double z) {
    return ROOT * (z + CUBIC * z * z * z);
  }

  private static double sigmoid(double z) {
    return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
  }
}
