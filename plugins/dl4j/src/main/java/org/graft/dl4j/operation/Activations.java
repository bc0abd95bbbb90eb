package org.graft.dl4j.operation;

import org.graft.spi.network.ActivationFunction;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * ND4J's activation functions by ours. ND4J's GELU is the quick one, its softmax wants the last
 * axis and its ReLU's gradient is slow, so those are ours, as are the functions that it lacks.
 */
public final class Activations {
  private Activations() {}

  public static IActivation of(ActivationFunction function) {
    return switch (function) {
      case LINEAR -> new ActivationIdentity();
      case RELU -> new ReluActivation();
      case RELU6 -> new ActivationReLU6();
      case LEAKY_RELU -> new ActivationLReLU(0.01);
      case ELU -> new ActivationELU();
      case SELU -> new ActivationSELU();
      case SIGMOID -> new ActivationSigmoid();
      case HARD_SIGMOID -> new ActivationHardSigmoid();
      case HARD_SIGMOID_6 -> new HardGate(HardGate.Kind.GATE);
      case TANH -> new ActivationTanH();
      case SOFTPLUS -> new ActivationSoftPlus();
      case SOFTSIGN -> new ActivationSoftSign();
      case SWISH -> new ActivationSwish();
      case HARD_SWISH -> new HardGate(HardGate.Kind.GATED);
      case GELU -> new ExactGelu();
      case GELU_TANH -> new TanhGelu();
      case QUICK_GELU -> new ActivationGELU();
      case SOFTMAX -> new ChannelSoftmax();
    };
  }
}
