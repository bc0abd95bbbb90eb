package org.graft.backbones.keras;

import com.google.gson.JsonElement;
import java.util.Map;
import java.util.TreeSet;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;

/** Keras's activation functions as ours; those whose definitions differ are refused. */
final class Functions {
  private static final Map<String, ActivationFunction> BY_NAME =
      Map.ofEntries(
          Map.entry("linear", ActivationFunction.LINEAR),
          Map.entry("relu", ActivationFunction.RELU),
          Map.entry("relu6", ActivationFunction.RELU6),
          Map.entry("elu", ActivationFunction.ELU),
          Map.entry("selu", ActivationFunction.SELU),
          Map.entry("sigmoid", ActivationFunction.SIGMOID),
          Map.entry("hard_sigmoid", ActivationFunction.HARD_SIGMOID),
          Map.entry(Versions.HARD_SIGMOID_3, ActivationFunction.HARD_SIGMOID_6),
          Map.entry("hard_swish", ActivationFunction.HARD_SWISH),
          Map.entry("hard_silu", ActivationFunction.HARD_SWISH),
          Map.entry("tanh", ActivationFunction.TANH),
          Map.entry("softplus", ActivationFunction.SOFTPLUS),
          Map.entry("softsign", ActivationFunction.SOFTSIGN),
          Map.entry("swish", ActivationFunction.SWISH),
          Map.entry("silu", ActivationFunction.SWISH),
          Map.entry("gelu", ActivationFunction.GELU),
          Map.entry("softmax", ActivationFunction.SOFTMAX));

  private Functions() {}

  /** The layer's {@code activation}; linear where there is none. */
  static ActivationFunction of(Fields layer) {
    if (!layer.has("activation")) {
      return ActivationFunction.LINEAR;
    }
    JsonElement value = layer.get("activation");
    if (value.isJsonObject()
        && value.getAsJsonObject().has("config")
        && value.getAsJsonObject().get("config").isJsonPrimitive()) {
      value = value.getAsJsonObject().get("config");
    }
    ActivationFunction function = value.isJsonPrimitive() ? BY_NAME.get(value.getAsString()) : null;
    if (function == null) {
      throw layer.refuse(
          "has the activation %s; Graft has %s"
              .formatted(value, String.join(", ", new TreeSet<>(BY_NAME.keySet()))));
    }
    return function;
  }

  /** A ReLU layer with its options. */
  static Layer relu(Fields layer) {
    double slope = layer.number("negative_slope", 0);
    double max = layer.number("max_value", Double.POSITIVE_INFINITY);
    double threshold = layer.number("threshold", 0);
    if (threshold == 0 && Double.isInfinite(max)) {
      return slope == 0
          ? new Layer.Activation(ActivationFunction.RELU)
          : new Layer.LeakyRelu(slope);
    } else if (threshold == 0 && slope == 0 && max == 6) {
      return new Layer.Activation(ActivationFunction.RELU6);
    }
    throw layer.refuse(
        "has negative_slope %s, max_value %s, threshold %s; Graft has those without max_value, and"
                .formatted(slope, max, threshold)
            + " the plain one up to 6");
  }

  /** A LeakyReLU layer; Keras's slope is 0.3 unless it says otherwise. */
  static Layer leaky(Fields layer) {
    return new Layer.LeakyRelu(
        layer.number(layer.has("negative_slope") ? "negative_slope" : "alpha", 0.3));
  }
}
