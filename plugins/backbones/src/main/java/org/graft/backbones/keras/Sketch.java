package org.graft.backbones.keras;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.backbones.pretrained.Fields;

/** A network written down layer by layer as Keras describes layers; each reads the one before. */
final class Sketch {
  private static final String INPUT = "input_1";

  private final List<KerasLayer> layers = new ArrayList<>();
  private String last = INPUT;

  /** Name of the layer that the next one reads. */
  String last() {
    return last;
  }

  /** Makes the next layer read another. */
  Sketch from(String layer) {
    last = layer;
    return this;
  }

  /** The network for images of a height and width, 0 for any, with so many channels. */
  KerasModel model(int side, int channels) {
    int size = side == 0 ? -1 : side;
    return new KerasModel(new KerasInput(INPUT, List.of(size, size, channels)), layers, List.of());
  }

  /** A layer that reads the last one. */
  Sketch add(String type, String name, Map<String, ?> config) {
    return add(type, name, config, List.of(last));
  }

  /** A layer that reads others. */
  Sketch add(String type, String name, Map<String, ?> config, List<String> inputs) {
    JsonObject json = new Gson().toJsonTree(config).getAsJsonObject();
    Fields fields = new Fields("layer '" + name + "' (" + type + ")", json);
    layers.add(new KerasLayer(name, type, fields, inputs));
    last = name;
    return this;
  }

  Sketch convolution(String name, int filters, int kernel, int stride, String padding) {
    return add("Conv2D", name, window(filters, kernel, stride, padding));
  }

  /** A convolution with ReLU. */
  Sketch rectified(String name, int filters, int kernel, int stride, String padding) {
    Map<String, Object> config = window(filters, kernel, stride, padding);
    config.put("activation", "relu");
    return add("Conv2D", name, config);
  }

  /** A convolution without bias. */
  Sketch bare(String name, int filters, int kernel, int stride, String padding) {
    Map<String, Object> config = window(filters, kernel, stride, padding);
    config.put("use_bias", false);
    return add("Conv2D", name, config);
  }

  Sketch normalization(String name, double epsilon) {
    return add("BatchNormalization", name, Map.of("epsilon", epsilon));
  }

  Sketch activation(String name, String function) {
    return add("Activation", name, Map.of("activation", function));
  }

  Sketch maxPooling(String name, int size, int stride, String padding) {
    return add(
        "MaxPooling2D", name, Map.of("pool_size", size, "strides", stride, "padding", padding));
  }

  Sketch dense(String name, int units, String function) {
    return add("Dense", name, Map.of("units", units, "activation", function));
  }

  Sketch padding(String name, int pixels) {
    return add("ZeroPadding2D", name, Map.of("padding", pixels));
  }

  Sketch dropout(String name, double rate) {
    return add("Dropout", name, Map.of("rate", rate));
  }

  Sketch averaged(String name) {
    return add("GlobalAveragePooling2D", name, Map.of());
  }

  private static Map<String, Object> window(int filters, int kernel, int stride, String padding) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("filters", filters);
    config.put("kernel_size", kernel);
    config.put("strides", stride);
    config.put("padding", padding);
    return config;
  }
}
