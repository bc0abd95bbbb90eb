package org.graft.backbones.dl4j;

import java.util.Map;
import java.util.TreeSet;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.network.Function;

/** ND4J's activation functions as ours; those whose definitions differ are refused. */
final class Dl4jFunctions {
  private static final Map<String, Function> BY_CLASS =
      Map.ofEntries(
          Map.entry("ActivationIdentity", Function.LINEAR),
          Map.entry("ActivationReLU", Function.RELU),
          Map.entry("ActivationReLU6", Function.RELU6),
          Map.entry("ActivationLReLU", Function.LEAKY_RELU),
          Map.entry("ActivationELU", Function.ELU),
          Map.entry("ActivationSELU", Function.SELU),
          Map.entry("ActivationSigmoid", Function.SIGMOID),
          Map.entry("ActivationHardSigmoid", Function.HARD_SIGMOID),
          Map.entry("ActivationTanH", Function.TANH),
          Map.entry("ActivationSoftPlus", Function.SOFTPLUS),
          Map.entry("ActivationSoftSign", Function.SOFTSIGN),
          Map.entry("ActivationSwish", Function.SWISH),
          Map.entry("ActivationSoftmax", Function.SOFTMAX));

  private Dl4jFunctions() {}

  /** The layer's {@code activationFn}. */
  static Function of(Fields layer) {
    Fields activation = layer.object("activationFn", layer.where() + ": its activation");
    String type = Dl4jLayer.type(activation);
    Function function = BY_CLASS.get(type);
    if (function == null) {
      throw layer.refuse(
          "has the activation %s; Graft has %s"
              .formatted(type, String.join(", ", new TreeSet<>(BY_CLASS.keySet()))));
    }
    if (function == Function.RELU) {
      activation.only("max");
      activation.only("threshold", "0.0");
      activation.only("negativeSlope", "0.0");
    }
    activation.only("alpha", function == Function.LEAKY_RELU ? "0.01" : "1.0");
    return function;
  }
}
