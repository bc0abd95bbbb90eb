package org.graft.libtorch.operation;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.ActivationFunction;

/** Activation functions. */
final class Activations {
  /** Axes of a batch of images. */
  private static final int IMAGES = 4;

  private Activations() {}

  /** A layer's operation and then a function of its output. */
  static Operation after(Operation layer, ActivationFunction function) {
    return function == ActivationFunction.LINEAR
        ? layer
        : (inputs, mode) -> fresh(layer.forward(inputs, mode), function);
  }

  /** A function as a layer. */
  static Operation of(ActivationFunction function) {
    return (inputs, mode) -> value(inputs.get(0), function);
  }

  /** The function of what nobody else reads. */
  private static Tensor fresh(Tensor x, ActivationFunction function) {
    return function == ActivationFunction.RELU ? torch.relu_(x) : value(x, function);
  }

  private static Tensor value(Tensor x, ActivationFunction function) {
    return switch (function) {
      case LINEAR -> x;
      case RELU -> torch.relu(x);
      case RELU6 -> torch.hardtanh(x, new Scalar(0), new Scalar(6));
      case LEAKY_RELU -> torch.leaky_relu(x, new Scalar(0.01));
      case ELU -> torch.elu(x);
      case SELU -> torch.selu(x);
      case SIGMOID -> torch.sigmoid(x);
      case HARD_SIGMOID -> between(x.mul(new Scalar(0.2)).add_(new Scalar(0.5)), 0, 1);
      case TANH -> torch.tanh(x);
      case SOFTPLUS -> torch.softplus(x);
      case SOFTSIGN -> x.div(torch.abs(x).add_(new Scalar(1)));
      case SWISH -> torch.silu(x);
      case GELU -> torch.gelu(x);
      case HARD_SIGMOID_6 -> torch.hardsigmoid(x);
      case HARD_SWISH -> torch.hardswish(x);
      case GELU_TANH -> torch.gelu(x, "tanh");
      case QUICK_GELU -> x.mul(torch.sigmoid(x.mul(new Scalar(1.702))));
      case SOFTMAX ->
          torch.softmax(
              x, x.dim() == IMAGES ? 1 : -1, new ScalarTypeOptional(torch.ScalarType.Float));
    };
  }

  private static Tensor between(Tensor x, double least, double most) {
    return torch.clamp(
        x, new ScalarOptional(new Scalar(least)), new ScalarOptional(new Scalar(most)));
  }
}
