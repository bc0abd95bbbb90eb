package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;

/** Steps as two processes name them that made the same plan: a key, and ids of what it trains. */
final class StepJson {
  private StepJson() {}

  static JsonObject write(Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("key", step.key());
    JsonArray trials = new JsonArray();
    step.trainings().forEach(trial -> trials.add(trial.card().id()));
    json.add("trials", trials);
    return json;
  }

  /** The step of that name; empty where these steps lack it. */
  static Optional<Step> read(JsonObject json, Steps steps) {
    return steps.find(json.get("key").getAsString(), trials(json));
  }

  /** The ids of what it trains on the target. */
  static List<String> trials(JsonObject json) {
    return json.getAsJsonArray("trials").asList().stream().map(id -> id.getAsString()).toList();
  }
}
