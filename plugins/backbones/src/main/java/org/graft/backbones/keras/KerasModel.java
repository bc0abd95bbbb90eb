package org.graft.backbones.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.data.Shape;

/**
 * A network as Keras saved it: Sequential, Model or Functional, with one input and one output.
 *
 * @param layers layers that the output needs, each after those it reads, the output last
 * @param input the input's name and sizes
 */
record KerasModel(KerasInput input, List<KerasLayer> layers) {
  /** Checks that there is something to run. */
  KerasModel {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("the model has no layers but its input");
    }
  }

  /** Reads {@code model_config}. */
  static KerasModel parse(String config) {
    Fields model = Fields.parse("its 'model_config'", config);
    String type = model.text("class_name");
    return switch (type) {
      case "Sequential" -> sequential(model);
      case "Model", "Functional" -> functional(model.object("config", "its configuration"));
      default ->
          throw new IllegalArgumentException(
              "the model is of class '" + type + "'; expected Sequential, Model or Functional");
    };
  }

  /** The same for images of any height and width. */
  KerasModel ofAnySize() {
    return new KerasModel(input.ofAnySize(), layers);
  }

  /** The same for images of a shape, whatever it was made for. */
  KerasModel taking(Shape shape) {
    List<Integer> sizes = List.of(shape.size(1), shape.size(2), shape.size(0));
    return new KerasModel(new KerasInput(input.name(), sizes), layers);
  }

  private static KerasModel sequential(Fields model) {
    JsonArray list =
        model.get("config").isJsonArray()
            ? model.list("config")
            : model.object("config", "its configuration").list("layers");
    List<KerasLayer> layers = new ArrayList<>();
    for (JsonElement element : list) {
      List<String> inputs =
          layers.isEmpty() ? List.of() : List.of(layers.get(layers.size() - 1).name());
      layers.add(layer(element, inputs));
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("the model has no layers");
    }
    KerasInput input = KerasInput.of(layers.get(0));
    if (layers.get(0).isInput()) {
      layers.remove(0);
    } else {
      KerasLayer first = layers.get(0);
      layers.set(
          0, new KerasLayer(first.name(), first.type(), first.config(), List.of(input.name())));
    }
    return new KerasModel(input, layers);
  }

  private static KerasModel functional(Fields config) {
    List<KerasLayer> all = new ArrayList<>();
    for (JsonElement element : config.list("layers")) {
      all.add(layer(element, Inbound.of(fields(element))));
    }
    String first = Inbound.single(config, "input_layers");
    String last = Inbound.single(config, "output_layers");
    KerasInput input = KerasInput.of(find(all, first));
    Set<String> needed = new LinkedHashSet<>(Set.of(last));
    List<String> open = new ArrayList<>(needed);
    while (!open.isEmpty()) {
      for (String name : find(all, open.remove(open.size() - 1)).inputs()) {
        if (needed.add(name)) {
          open.add(name);
        }
      }
    }
    needed.remove(first);
    return new KerasModel(input, ordered(all, needed, first));
  }

  private static List<KerasLayer> ordered(List<KerasLayer> all, Set<String> needed, String input) {
    Set<String> done = new LinkedHashSet<>(Set.of(input));
    List<KerasLayer> ordered = new ArrayList<>();
    int before = -1;
    while (ordered.size() > before) {
      before = ordered.size();
      for (KerasLayer layer : all) {
        if (needed.contains(layer.name())
            && !done.contains(layer.name())
            && done.containsAll(layer.inputs())) {
          done.add(layer.name());
          ordered.add(layer);
        }
      }
    }
    if (ordered.size() < needed.size()) {
      needed.removeAll(done);
      throw new IllegalArgumentException("layers " + needed + " read one another in a circle");
    }
    return ordered;
  }

  private static KerasLayer find(List<KerasLayer> layers, String name) {
    return layers.stream()
        .filter(l -> l.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no layer '" + name + "'"));
  }

  private static Fields fields(JsonElement element) {
    return new Fields(
        "a layer", element.isJsonObject() ? element.getAsJsonObject() : new JsonObject());
  }

  private static KerasLayer layer(JsonElement element, List<String> inputs) {
    Fields layer = fields(element);
    String type = layer.text("class_name");
    Fields config = layer.object("config", "a layer of class " + type);
    String name = layer.has("name") ? layer.text("name") : config.text("name");
    String where = "layer '" + name + "' (" + type + ")";
    return new KerasLayer(name, type, new Fields(where, config.json()), inputs);
  }
}
