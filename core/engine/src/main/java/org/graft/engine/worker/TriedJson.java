package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.ledger.Tried;

/** Candidates of trials as JSON, by trial; scores as text, which keeps every bit. */
final class TriedJson {
  private TriedJson() {}

  static JsonObject write(Map<String, List<Tried>> tried) {
    JsonObject json = new JsonObject();
    tried.forEach(
        (trial, candidates) -> {
          JsonArray all = new JsonArray();
          candidates.forEach(one -> all.add(write(one)));
          json.add(trial, all);
        });
    return json;
  }

  private static JsonObject write(Tried one) {
    JsonObject json = new JsonObject();
    JsonObject settings = new JsonObject();
    one.settings().forEach(settings::addProperty);
    json.add("settings", settings);
    JsonArray scores = new JsonArray();
    one.scores().forEach(score -> scores.add(Double.toString(score)));
    json.add("scores", scores);
    JsonArray epochs = new JsonArray();
    one.epochs().forEach(epochs::add);
    json.add("epochs", epochs);
    json.addProperty("seconds", one.seconds());
    one.failure().ifPresent(why -> json.addProperty("failure", why));
    json.addProperty("fate", one.fate().name());
    return json;
  }

  static Map<String, List<Tried>> read(JsonObject json) {
    Map<String, List<Tried>> tried = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> trial : json.entrySet()) {
      List<Tried> candidates = new ArrayList<>();
      trial.getValue().getAsJsonArray().forEach(one -> candidates.add(one(one.getAsJsonObject())));
      tried.put(trial.getKey(), candidates);
    }
    return tried;
  }

  private static Tried one(JsonObject json) {
    Map<String, String> settings = new LinkedHashMap<>();
    json.getAsJsonObject("settings")
        .entrySet()
        .forEach(e -> settings.put(e.getKey(), e.getValue().getAsString()));
    return new Tried(
        settings,
        json.getAsJsonArray("scores").asList().stream()
            .map(score -> Double.parseDouble(score.getAsString()))
            .toList(),
        json.getAsJsonArray("epochs").asList().stream().map(JsonElement::getAsInt).toList(),
        json.get("seconds").getAsDouble(),
        json.has("failure") ? Optional.of(json.get("failure").getAsString()) : Optional.empty(),
        Tried.Fate.valueOf(json.get("fate").getAsString()));
  }
}
