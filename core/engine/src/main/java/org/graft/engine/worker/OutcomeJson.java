package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Event;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.training.CurvePoint;

/** How steps ended, as JSON; numbers keep every bit, also those that JSON has no word for. */
final class OutcomeJson {
  private OutcomeJson() {}

  static JsonObject write(StepOutcome outcome) {
    JsonObject json = new JsonObject();
    if (outcome instanceof StepOutcome.Shared shared) {
      json.add("shared", write(shared.event()));
    } else if (outcome instanceof StepOutcome.Trials trials) {
      JsonArray outcomes = new JsonArray();
      trials.outcomes().forEach(one -> outcomes.add(write(one)));
      json.add("trials", outcomes);
      JsonObject predictions = new JsonObject();
      trials.predictions().forEach((trial, made) -> predictions.add(trial, write(made)));
      json.add("predictions", predictions);
      if (!trials.tried().isEmpty()) {
        json.add("candidates", TriedJson.write(trials.tried()));
      }
    } else if (outcome instanceof StepOutcome.Failed failed) {
      JsonObject why = new JsonObject();
      why.addProperty("stage", failed.stage().word());
      why.addProperty("message", failed.message());
      json.add("failed", why);
    }
    return json;
  }

  static StepOutcome read(JsonObject json) {
    if (json.has("shared")) {
      return new StepOutcome.Shared(event(json.getAsJsonObject("shared")));
    }
    if (json.has("failed")) {
      JsonObject why = json.getAsJsonObject("failed");
      return new StepOutcome.Failed(stage(why), text(why, "message"));
    }
    List<Outcome> outcomes = new ArrayList<>();
    json.getAsJsonArray("trials").forEach(one -> outcomes.add(outcome(one.getAsJsonObject())));
    Map<String, Tensor> predictions = new LinkedHashMap<>();
    if (json.has("predictions")) {
      json.getAsJsonObject("predictions")
          .entrySet()
          .forEach(e -> predictions.put(e.getKey(), tensor(e.getValue().getAsJsonArray())));
    }
    return new StepOutcome.Trials(
        outcomes,
        predictions,
        json.has("candidates") ? TriedJson.read(json.getAsJsonObject("candidates")) : Map.of());
  }

  private static Stage stage(JsonObject json) {
    return Stage.of(text(json, "stage"))
        .orElseThrow(() -> new JsonParseException("no stage '" + text(json, "stage") + "'"));
  }

  /** The length of a row, and all numbers: float32, little-endian, in base 64. */
  private static JsonArray write(Tensor tensor) {
    float[] numbers = tensor.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    JsonArray json = new JsonArray();
    json.add(tensor.rowLength());
    json.add(Base64.getEncoder().encodeToString(bytes.array()));
    return json;
  }

  private static Tensor tensor(JsonArray json) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(json.get(1).getAsString()));
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    int width = json.get(0).getAsInt();
    return Tensor.of(Shape.of(numbers.length / width, width), numbers);
  }

  private static JsonObject write(Event.StepFinished event) {
    JsonObject json = new JsonObject();
    json.addProperty("step", event.step());
    json.addProperty("key", event.key());
    json.addProperty("seconds", event.seconds());
    json.addProperty("reused", event.reused());
    JsonArray findings = new JsonArray();
    for (Finding finding : event.findings()) {
      JsonArray words = new JsonArray();
      words.add(finding.subject());
      words.add(finding.level().name());
      words.add(finding.text());
      findings.add(words);
    }
    json.add("findings", findings);
    return json;
  }

  private static Event.StepFinished event(JsonObject json) {
    List<Finding> findings = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("findings")) {
      JsonArray words = element.getAsJsonArray();
      findings.add(
          new Finding(
              words.get(0).getAsString(),
              Finding.Level.valueOf(words.get(1).getAsString()),
              words.get(2).getAsString()));
    }
    return new Event.StepFinished(
        text(json, "step"),
        text(json, "key"),
        json.get("seconds").getAsDouble(),
        json.get("reused").getAsBoolean(),
        findings);
  }

  private static JsonObject write(Outcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("outcome", outcome.getClass().getSimpleName());
    json.addProperty("trial", outcome.trial());
    if (outcome instanceof Outcome.Failed failed) {
      json.addProperty("stage", failed.stage().word());
      json.addProperty("message", failed.message());
    } else if (outcome instanceof Outcome.Skipped skipped) {
      json.addProperty("reason", skipped.reason());
    } else if (outcome instanceof Outcome.Completed completed) {
      write(completed, json);
    }
    return json;
  }

  private static void write(Outcome.Completed completed, JsonObject json) {
    json.add("scores", write(completed.scores()));
    JsonArray confusion = new JsonArray();
    for (List<Integer> row : completed.confusion()) {
      JsonArray counts = new JsonArray();
      row.forEach(counts::add);
      confusion.add(counts);
    }
    json.add("confusion", confusion);
    JsonArray curve = new JsonArray();
    for (CurvePoint point : completed.curve()) {
      JsonArray numbers = new JsonArray();
      numbers.add(point.epoch());
      numbers.add(point.split());
      numbers.add(Double.toString(point.loss()));
      numbers.add(Double.toString(point.accuracy()));
      curve.add(numbers);
    }
    json.add("curve", curve);
    completed
        .audit()
        .ifPresent(
            audit -> {
              JsonArray counts = new JsonArray();
              counts.add(audit.trained());
              counts.add(audit.frozen());
              counts.add(audit.moved());
              json.add("audit", counts);
            });
    json.add("seconds", write(completed.seconds()));
    json.addProperty("peakBytes", completed.peakBytes());
    json.addProperty("trainer", completed.trainer());
  }

  private static JsonObject write(Map<String, Double> numbers) {
    JsonObject json = new JsonObject();
    numbers.forEach((name, value) -> json.addProperty(name, Double.toString(value)));
    return json;
  }

  private static Outcome outcome(JsonObject json) {
    String trial = text(json, "trial");
    return switch (text(json, "outcome")) {
      case "Failed" -> new Outcome.Failed(trial, stage(json), text(json, "message"));
      case "Skipped" -> new Outcome.Skipped(trial, text(json, "reason"));
      default -> completed(trial, json);
    };
  }

  private static Outcome completed(String trial, JsonObject json) {
    List<List<Integer>> confusion = new ArrayList<>();
    for (JsonElement row : json.getAsJsonArray("confusion")) {
      confusion.add(row.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList());
    }
    List<CurvePoint> curve = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("curve")) {
      JsonArray point = element.getAsJsonArray();
      curve.add(
          new CurvePoint(
              point.get(0).getAsInt(),
              point.get(1).getAsString(),
              Double.parseDouble(point.get(2).getAsString()),
              Double.parseDouble(point.get(3).getAsString())));
    }
    Optional<Audit> audit = Optional.empty();
    if (json.has("audit")) {
      JsonArray counts = json.getAsJsonArray("audit");
      audit =
          Optional.of(
              new Audit(
                  counts.get(0).getAsLong(), counts.get(1).getAsLong(), counts.get(2).getAsInt()));
    }
    return new Outcome.Completed(
        trial,
        numbers(json.getAsJsonObject("scores")),
        confusion,
        curve,
        audit,
        numbers(json.getAsJsonObject("seconds")),
        json.get("peakBytes").getAsLong(),
        text(json, "trainer"));
  }

  private static Map<String, Double> numbers(JsonObject json) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    json.entrySet()
        .forEach(e -> numbers.put(e.getKey(), Double.parseDouble(e.getValue().getAsString())));
    return numbers;
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }
}
