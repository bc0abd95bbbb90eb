package org.graft.engine.experiment.recorded;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.spi.result.study.Provenance.Change;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * All that determines a trial's numbers, by name, in the order in which it takes effect.
 *
 * @param code the code that it calls
 * @param own what it is made of directly
 * @param training the experiment's training settings, which most recipes follow
 * @param sourceTraining how its source model was trained
 * @param recipe what its strategy makes of it all
 * @param sourceModel key of its source model; empty where it needs none
 */
public record TrialInputs(
    List<Declared.Code> code,
    Map<String, String> own,
    Map<String, String> training,
    Map<String, String> sourceTraining,
    String recipe,
    String sourceModel) {

  /** What determined {@code trial} in an experiment that declares so much. */
  public static TrialInputs of(Recorded trial, Declared declared) {
    JsonObject settings = JsonParser.parseString(trial.settings()).getAsJsonObject();
    Map<String, String> own = new LinkedHashMap<>();
    trial.sourceData().ifPresent(digest -> own.put("source data, SHA-256", digest));
    own.put("target data, SHA-256", trial.targetData());
    for (String key : List.of("source", "target", "backbone", "strategy")) {
      String text = text(settings, key);
      flatten(key, text.isEmpty() ? null : JsonParser.parseString(text), own);
    }
    flatten("selection", settings.get("selection"), own);
    flatten("trainer", JsonParser.parseString(trial.trainer()), own);
    own.put("seed", String.valueOf(trial.card().seed().value()));
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(declared.resolved());
    return new TrialInputs(
        declared.code(trial),
        own,
        part(tree, "training"),
        part(tree, "source-training"),
        text(settings, "recipe"),
        trial.sourceModel().orElse(""));
  }

  private static String text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null ? "" : value.getAsString();
  }

  /** Which of its plugins are not what they were, in a sentence each. */
  public List<String> codeSince(TrialInputs before) {
    return CodeChanges.between(before.code, code);
  }

  /** What differs in these inputs from earlier ones; causes, not what follows from them. */
  public List<Change> since(TrialInputs before) {
    List<Change> changes = new ArrayList<>(differences(before.own, own));
    boolean recipeDiffers = !recipe.equals(before.recipe);
    boolean modelDiffers = !sourceModel.equals(before.sourceModel);
    if (recipeDiffers) {
      changes.addAll(differences(before.training, training));
    }
    if (modelDiffers) {
      changes.addAll(differences(before.sourceTraining, sourceTraining));
    }
    boolean explained = !changes.isEmpty() || !codeSince(before).isEmpty();
    if (!explained && recipeDiffers) {
      changes.add(new Change("recipe (the strategy's code)", before.recipe, recipe));
    }
    if (!explained && modelDiffers) {
      changes.add(
          new Change("source model (the backbone's code)", before.sourceModel, sourceModel));
    }
    return changes;
  }

  private static List<Change> differences(Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      String was = before.getOrDefault(key, "nothing");
      String is = after.getOrDefault(key, "nothing");
      if (!was.equals(is)) {
        changes.add(new Change(key, was, is));
      }
    }
    return changes;
  }

  private static void flatten(String path, @Nullable JsonElement value, Map<String, String> flat) {
    if (value instanceof JsonObject object) {
      object.entrySet().forEach(e -> flatten(path + "." + e.getKey(), e.getValue(), flat));
      if (object.size() == 0) {
        flat.put(path, "{}");
      }
    } else if (value instanceof JsonArray array
        && array.asList().stream().anyMatch(JsonElement::isJsonObject)) {
      for (int i = 0; i < array.size(); i++) {
        flatten(path + "[" + i + "]", array.get(i), flat);
      }
    } else if (value != null) {
      flat.put(
          path,
          value.isJsonPrimitive()
              ? value.getAsString()
              : value.isJsonNull() ? "unset" : value.toString());
    }
  }

  private static Map<String, String> part(@Nullable Object tree, String key) {
    Map<String, String> flat = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      leaves(key, map.get(key), flat);
    }
    return flat;
  }

  private static void leaves(String path, @Nullable Object value, Map<String, String> flat) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> leaves(path + "." + key, inner, flat));
    } else {
      flat.put(path, String.valueOf(value));
    }
  }
}
