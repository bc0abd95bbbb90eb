package org.graft.backbones.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.base.NearMiss;

/** What a layer of a functional network reads, as Keras 2 writes it and as Keras 3 does. */
final class Inbound {
  private Inbound() {}

  /** Names of the layers that {@code layer} reads. */
  static List<String> of(Fields layer) {
    JsonArray calls = layer.has("inbound_nodes") ? layer.list("inbound_nodes") : new JsonArray();
    if (calls.isEmpty()) {
      return List.of();
    }
    if (calls.size() > 1) {
      throw new IllegalArgumentException(
          "layer '"
              + layer.text("name")
              + "' is used "
              + calls.size()
              + " times; Graft's networks share no layers");
    }
    List<String> names = new ArrayList<>();
    tensors(calls.get(0), names);
    return names;
  }

  /** The layer that is the model's output: the one of that name where there are several. */
  static String output(Fields config, Optional<String> wanted) {
    String key = "output_layers";
    List<String> names = names(config, key);
    if (wanted.isPresent() && !names.contains(wanted.get())) {
      throw new IllegalArgumentException(
          "'output-name': " + NearMiss.message("output", wanted.get(), names));
    }
    if (wanted.isEmpty() && names.size() > 1) {
      throw new IllegalArgumentException(
          "the model has the outputs %s; say which with 'output-name: %s'"
              .formatted(String.join(", ", names), names.get(0)));
    }
    return wanted.orElseGet(() -> single(config, key));
  }

  private static List<String> names(Fields config, String key) {
    List<String> names = new ArrayList<>();
    JsonElement all = config.get(key);
    if (all.isJsonObject() && !all.getAsJsonObject().has("keras_history")) {
      all.getAsJsonObject().entrySet().forEach(e -> tensors(e.getValue(), names));
    } else {
      tensors(all, names);
    }
    return names.stream().distinct().toList();
  }

  /** The one layer that {@code input_layers} or {@code output_layers} names. */
  static String single(Fields config, String key) {
    List<String> names = names(config, key);
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "the model has " + key + " " + names + "; Graft's networks have one of each");
    }
    return names.get(0);
  }

  /** Keras 2: ["name", 0, 0, {}]; Keras 3: {"config": {"keras_history": ["name", 0, 0]}}. */
  private static void tensors(JsonElement element, List<String> names) {
    if (element.isJsonArray()) {
      JsonArray array = element.getAsJsonArray();
      if (array.size() >= 3 && isName(array.get(0))) {
        names.add(array.get(0).getAsString());
        if (array.size() > 3) {
          keywords(names, array.get(3));
        }
      } else {
        array.forEach(e -> tensors(e, names));
      }
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      if (object.has("keras_history")) {
        tensors(object.get("keras_history"), names);
      } else {
        object.entrySet().stream()
            .filter(e -> e.getKey().equals("args") || e.getKey().equals("config"))
            .forEach(e -> tensors(e.getValue(), names));
        if (object.has("kwargs")) {
          keywords(names, object.get("kwargs"));
        }
      }
    }
  }

  private static boolean isName(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  /** Arguments of a call: only those that inference does not heed. */
  private static void keywords(List<String> reads, JsonElement arguments) {
    if (arguments.isJsonObject()) {
      for (String key : arguments.getAsJsonObject().keySet()) {
        if (!key.equals("training") && !key.equals("mask")) {
          throw new IllegalArgumentException(
              "the layer that reads " + reads + " is called with '" + key + "', which Graft lacks");
        }
      }
    }
  }
}
