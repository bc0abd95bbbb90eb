package org.graft.testkit.reference;

import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;

/** A parameter at work: its numbers and the gradient of the last backward pass. */
final class Variable {
  private final Parameter parameter;
  private final double[] value;
  private final double[] gradient;

  Variable(Parameter parameter, Tensor start) {
    this.parameter = parameter;
    this.value = Doubles.of(start.toArray());
    this.gradient = new double[value.length];
  }

  Parameter parameter() {
    return parameter;
  }

  /** The numbers, to be read and changed in place. */
  double[] value() {
    return value;
  }

  /** The gradient, to be added to in place. */
  double[] gradient() {
    return gradient;
  }

  boolean trainable() {
    return parameter.role() == Parameter.Role.TRAINED;
  }

  boolean kernel() {
    return parameter.isKernel();
  }

  Tensor tensor() {
    return Tensor.of(parameter.shape(), Doubles.floats(value));
  }
}
