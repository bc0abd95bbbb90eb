package org.graft.backbones.dl4j;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Map;

/**
 * Configurations as DL4J wrote them before 1.0.0-beta, and so most of its zoo: an object's class is
 * the key of an object around it, {@code {"convolution": {...}}}, where later versions have a field
 * {@code @class}; dropout is a number. The names are those that DL4J's own reader of old files
 * knows.
 */
final class OldFormat {
  private static final Map<String, String> LAYERS =
      Map.ofEntries(
          Map.entry("convolution", "ConvolutionLayer"),
          Map.entry("subsampling", "SubsamplingLayer"),
          Map.entry("dense", "DenseLayer"),
          Map.entry("output", "OutputLayer"),
          Map.entry("loss", "LossLayer"),
          Map.entry("activation", "ActivationLayer"),
          Map.entry("dropout", "DropoutLayer"),
          Map.entry("batchNormalization", "BatchNormalization"),
          Map.entry("zeroPadding", "ZeroPaddingLayer"),
          Map.entry("GlobalPooling", "GlobalPoolingLayer"));
  private static final Map<String, String> PREPROCESSORS =
      Map.of(
          "cnnToFeedForward", "CnnToFeedForwardPreProcessor",
          "feedForwardToCnn", "FeedForwardToCnnPreProcessor");

  /** Activations as DL4J named them up to 0.7.1, in a field {@code activationFunction}. */
  private static final Map<String, String> OLDEST =
      Map.ofEntries(
          Map.entry("identity", "ActivationIdentity"),
          Map.entry("relu", "ActivationReLU"),
          Map.entry("leakyrelu", "ActivationLReLU"),
          Map.entry("elu", "ActivationELU"),
          Map.entry("sigmoid", "ActivationSigmoid"),
          Map.entry("hardsigmoid", "ActivationHardSigmoid"),
          Map.entry("tanh", "ActivationTanH"),
          Map.entry("softmax", "ActivationSoftmax"),
          Map.entry("softplus", "ActivationSoftPlus"),
          Map.entry("softsign", "ActivationSoftSign"));

  /** Activations whose old name is not their class's without the prefix. */
  private static final Map<String, String> ACTIVATIONS = Map.of("SWISH", "ActivationSwish");

  private OldFormat() {}

  /** A layer as later versions write it; one that is written so already as it is. */
  static JsonElement layer(JsonElement element) {
    if (wrapped(element).isEmpty()) {
      return element;
    }
    JsonObject layer = named(element, LAYERS);
    if (layer.has("activationFn")) {
      layer.add("activationFn", activation(layer.get("activationFn")));
    } else if (layer.get("activationFunction") instanceof JsonPrimitive oldest) {
      String name = oldest.getAsString().toLowerCase(Locale.ROOT);
      JsonObject activation = new JsonObject();
      activation.addProperty("@class", OLDEST.getOrDefault(name, name));
      layer.add("activationFn", activation);
    }
    JsonElement dropped = layer.get("dropOut");
    if (dropped != null && dropped.isJsonPrimitive() && dropped.getAsDouble() != 0) {
      JsonObject dropout = new JsonObject();
      dropout.addProperty("@class", "Dropout");
      dropout.add("p", dropped);
      layer.add("idropout", dropout);
    }
    return layer;
  }

  /** Likewise a preprocessor. */
  static JsonElement preprocessor(JsonElement element) {
    return wrapped(element).isEmpty() ? element : named(element, PREPROCESSORS);
  }

  /** Likewise a vertex, with the layer and the preprocessor in it. */
  static JsonElement vertex(JsonElement element) {
    if (wrapped(element).isEmpty()) {
      return element;
    }
    JsonObject vertex = named(element, Map.of());
    if (vertex.has("preProcessor")) {
      vertex.add("preProcessor", preprocessor(vertex.get("preProcessor")));
    }
    return vertex;
  }

  private static JsonElement activation(JsonElement element) {
    String old = wrapped(element);
    return old.isEmpty()
        ? element
        : named(element, Map.of(old, ACTIVATIONS.getOrDefault(old, "Activation" + old)));
  }

  /** The key that is the object's class, or empty. */
  private static String wrapped(JsonElement element) {
    if (!element.isJsonObject() || element.getAsJsonObject().size() != 1) {
      return "";
    }
    Map.Entry<String, JsonElement> only = element.getAsJsonObject().entrySet().iterator().next();
    return only.getValue().isJsonObject() ? only.getKey() : "";
  }

  private static JsonObject named(JsonElement element, Map<String, String> classes) {
    String old = wrapped(element);
    JsonObject object = element.getAsJsonObject().getAsJsonObject(old).deepCopy();
    object.addProperty("@class", classes.getOrDefault(old, old));
    return object;
  }
}
