package org.graft.backbones.dl4j;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;

/**
 * A network as DL4J saved it: a chain (MultiLayerNetwork) or a graph (ComputationGraph) with one
 * input and one output.
 *
 * @param input the input's name
 * @param layers in the order in which DL4J stores their numbers
 * @param output the last layer's name
 */
record Dl4jModel(String input, List<Dl4jLayer> layers, String output) {
  /** Checks that there is something to run. */
  Dl4jModel {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("the network has no layers");
    }
  }

  /** Reads {@code configuration.json}. */
  static Dl4jModel parse(String json) {
    Fields network = Fields.parse("its 'configuration.json'", json);
    network.only("dataType", "\"FLOAT\"");
    if (network.has("vertices")) {
      return graph(network);
    } else if (network.has("confs")) {
      return chain(network);
    }
    throw network.refuse("has neither 'confs' nor 'vertices'");
  }

  private static Dl4jModel chain(Fields network) {
    List<Dl4jLayer> layers = new ArrayList<>();
    String previous = "the input";
    for (JsonElement element : network.list("confs")) {
      String number = String.valueOf(layers.size());
      Fields layer = layer("layer " + number, object("layer " + number, element));
      String name = layer.has("layerName") ? layer.text("layerName") : "layer" + number;
      Optional<Fields> reshaping =
          network.has("inputPreProcessors")
              ? preprocessor(network.object("inputPreProcessors", "inputPreProcessors"), number)
              : Optional.empty();
      layers.add(layer(name, layer, reshaping, List.of(previous)));
      previous = name;
    }
    return new Dl4jModel("the input", layers, previous);
  }

  private static Dl4jModel graph(Fields network) {
    String input = single(network, "networkInputs");
    Fields vertices = network.object("vertices", "the list of vertices");
    Fields reads = network.object("vertexInputs", "the list of inputs");
    List<Dl4jLayer> layers = new ArrayList<>();
    for (String name : order(network, vertices, reads)) {
      if (!name.equals(input)) {
        String where = "vertex '" + name + "'";
        Fields vertex = object(where, OldFormat.vertex(vertices.object(name, where).json()));
        List<String> inputs = texts(reads, name);
        String type = Dl4jLayer.type(vertex);
        if (type.equals("LayerVertex")) {
          Fields layer = layer(where, vertex.object("layerConf", where));
          layers.add(layer(name, layer, preprocessor(vertex, "preProcessor"), inputs));
        } else {
          layers.add(layer(name, vertex, Optional.empty(), inputs));
        }
      }
    }
    return new Dl4jModel(input, layers, single(network, "networkOutputs"));
  }

  private static List<String> order(Fields network, Fields vertices, Fields reads) {
    if (network.has("topologicalOrderStr")) {
      return texts(network, "topologicalOrderStr");
    }
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    vertices.json().keySet().forEach(name -> inputs.put(name, texts(reads, name)));
    return Order.of(texts(network, "networkInputs"), inputs);
  }

  private static Fields layer(String where, Fields configuration) {
    return object(where, OldFormat.layer(configuration.object("layer", where).json()));
  }

  private static Optional<Fields> preprocessor(Fields fields, String key) {
    return fields.has(key)
        ? Optional.of(object("preprocessor", OldFormat.preprocessor(fields.get(key))))
        : Optional.empty();
  }

  private static Dl4jLayer layer(
      String name, Fields fields, Optional<Fields> reshaping, List<String> inputs) {
    if (!fields.has("@class")) {
      throw new IllegalArgumentException(
          "layer '" + name + "' does not say of which class it is; save it anew with DL4J");
    }
    String type = Dl4jLayer.type(fields);
    String where = "layer '" + name + "' (" + type + ")";
    return new Dl4jLayer(name, type, new Fields(where, fields.json()), reshaping, inputs);
  }

  private static Fields object(String where, JsonElement element) {
    return new Fields(where, element.isJsonObject() ? element.getAsJsonObject() : new JsonObject());
  }

  private static List<String> texts(Fields fields, String key) {
    List<String> texts = new ArrayList<>();
    fields.list(key).forEach(e -> texts.add(e.getAsString()));
    return texts;
  }

  private static String single(Fields network, String key) {
    List<String> names = texts(network, key);
    if (names.size() != 1) {
      throw network.refuse("has " + key + " " + names + "; Graft's networks have one of each");
    }
    return names.get(0);
  }
}
