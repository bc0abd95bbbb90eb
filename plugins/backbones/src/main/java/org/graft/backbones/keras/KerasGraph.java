package org.graft.backbones.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.pretrained.Fields;

/**
 * A model as its configuration lists it; a layer may be a model itself.
 *
 * @param entrance the name by which layers read the model's input
 * @param first the layer that states the input's sizes, if one does
 * @param layers layers that the output needs, each after those it reads, the output last
 * @param unused names of the others
 */
record KerasGraph(
    String entrance, Optional<KerasLayer> first, List<KerasLayer> layers, Set<String> unused) {
  /** Copies the lists. */
  KerasGraph {
    layers = List.copyOf(layers);
    unused = Set.copyOf(unused);
  }

  /** Whether a layer of that class is a model. */
  static boolean is(String type) {
    return type.equals("Sequential") || type.equals("Model") || type.equals("Functional");
  }

  /**
   * Reads a model: its class and its configuration.
   *
   * @param output the layer that is its output, where it has several
   */
  static KerasGraph of(Fields model, Optional<String> output) {
    String type = model.text("class_name");
    if (!is(type)) {
      throw new IllegalArgumentException(
          "the model is of class '" + type + "'; expected Sequential, Model or Functional");
    }
    return type.equals("Sequential")
        ? sequential(model)
        : functional(model.object("config", "its configuration"), output);
  }

  /** A layer that is a model. */
  static KerasGraph of(KerasLayer layer) {
    JsonObject model = new JsonObject();
    model.addProperty("class_name", layer.type());
    model.add("config", layer.config().json());
    return of(new Fields(layer.config().where(), model), Optional.empty());
  }

  /** The input's sizes; a model that begins with another has that one's. */
  KerasInput input() {
    KerasLayer stating =
        first.orElseThrow(() -> new IllegalArgumentException("the model has no layers"));
    return is(stating.type()) ? of(stating).input() : KerasInput.of(stating);
  }

  private static KerasGraph sequential(Fields model) {
    JsonArray list =
        model.get("config").isJsonArray()
            ? model.list("config")
            : model.object("config", "its configuration").list("layers");
    List<KerasLayer> layers = new ArrayList<>();
    Optional<KerasLayer> first = Optional.empty();
    String previous = "";
    for (JsonElement element : list) {
      KerasLayer layer = layer(element, List.of(previous));
      if (first.isEmpty()) {
        first = Optional.of(layer);
        previous = layer.isInput() ? layer.name() : layer.name() + "_input";
        layer = layer.reading(List.of(previous));
      }
      if (!layer.isInput()) {
        layers.add(layer);
        previous = layer.name();
      }
    }
    String entrance = first.map(l -> l.isInput() ? l.name() : l.name() + "_input").orElse("");
    return new KerasGraph(entrance, first, layers, Set.of());
  }

  private static KerasGraph functional(Fields config, Optional<String> output) {
    List<KerasLayer> all = new ArrayList<>();
    for (JsonElement element : config.list("layers")) {
      all.add(layer(element, Inbound.of(fields(element))));
    }
    String first = Inbound.single(config, "input_layers");
    String last = Inbound.output(config, output);
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
    Set<String> unused = new LinkedHashSet<>(all.stream().map(KerasLayer::name).toList());
    unused.removeAll(needed);
    unused.remove(first);
    return new KerasGraph(
        first, Optional.of(find(all, first)), ordered(all, needed, first), unused);
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
