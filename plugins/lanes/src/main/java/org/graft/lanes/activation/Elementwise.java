package org.graft.lanes.activation;

import org.graft.spi.network.ActivationFunction;

/** An activation function of each number by itself, on whole arrays. */
public interface Elementwise {
  /** y = f(x) on the first {@code n}. */
  void value(float[] x, float[] y, int n);

  /** dx = g f'(x) on the first {@code n}; y is what {@link #value} gave for x. */
  void slope(float[] x, float[] y, float[] g, float[] dx, int n);

  /** The curve of a function; those that are not worth more go number by number in doubles. */
  static Elementwise of(ActivationFunction function) {
    return switch (function) {
      case RELU -> new Relu();
      case TANH -> new Tanh();
      default -> new Pointwise(function);
    };
  }
}
