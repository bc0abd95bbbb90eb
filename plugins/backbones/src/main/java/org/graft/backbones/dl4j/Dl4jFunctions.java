package org.graft.backbones.dl4j;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.network.ActivationFunction;

/** ND4J's activation functions as ours; those whose definitions differ are refused. */
final class Dl4jFunctions {
  private static final Map<String, ActivationFunction> BY_CLASS =
      Map.ofEntries(
          Map.entry("ActivationIdentity", ActivationFunction.LINEAR),
          Map.entry("ActivationReLU", ActivationFunction.RELU),
          Map.entry("ActivationReLU6", ActivationFunction.RELU6),
          Map.entry("ActivationLReLU", ActivationFunction.LEAKY_RELU),
          Map.entry("ActivationELU", ActivationFunction.ELU),
          Map.entry("ActivationSELU", ActivationFunction.SELU),
          Map.entry("ActivationSigmoid", ActivationFunction.SIGMOID),
          Map.entry("ActivationHardSigmoid", ActivationFunction.HARD_SIGMOID),
          Map.entry("ActivationTanH", ActivationFunction.TANH),
          Map.entry("ActivationSoftPlus", ActivationFunction.SOFTPLUS),
          Map.entry("ActivationSoftSign", ActivationFunction.SOFTSIGN),
          Map.entry("ActivationSwish", ActivationFunction.SWISH),
          Map.entry("ActivationSoftmax", ActivationFunction.SOFTMAX));

  private Dl4jFunctions() {}

  /** The slope of a leaky activation that is not Graft's 0.01: a layer of its own here. */
  static Optional<Double> slope(Fields layer) {
    if (!layer.has("activationFn")) {
      return Optional.empty();
    }
    Fields activation = layer.object("activationFn", layer.where() + ": its activation");
    double slope = activation.number("alpha", 0.01);
    return Dl4jLayer.type(activation).equals("ActivationLReLU") && slope != 0.01
        ? Optional.of(slope)
        : Optional.empty();
  }

  /** The layer's {@code activationFn}; linear where its {@link #slope} is a layer of its own. */
  static ActivationFunction of(Fields layer) {
    if (slope(layer).isPresent()) {
      return ActivationFunction.LINEAR;
    }
    Fields activation = layer.object("activationFn", layer.where() + ": its activation");
    String type = Dl4jLayer.type(activation);
    ActivationFunction function = BY_CLASS.get(type);
    if (function == null) {
      throw layer.refuse(
          "has the activation %s; Graft has %s"
              .formatted(type, String.join(", ", new TreeSet<>(BY_CLASS.keySet()))));
    }
    if (function == ActivationFunction.RELU) {
      activation.only("max");
      activation.only("threshold", "0.0");
      activation.only("negativeSlope", "0.0");
    }
    activation.only("alpha", function == ActivationFunction.LEAKY_RELU ? "0.01" : "1.0");
    return function;
  }
}
