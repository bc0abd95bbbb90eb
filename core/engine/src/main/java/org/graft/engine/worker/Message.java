package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.run.StepOutcome;

/**
 * What a run and its workers tell each other: one JSON object a line.
 *
 * @param kind what it is
 * @param content what belongs to it
 */
record Message(Kind kind, JsonElement content) {
  /** The messages there are. */
  enum Kind {
    /** To a worker: get ready for steps. */
    PREPARE,
    /** To a worker: do a step. */
    RUN,
    /** To a worker: let go of the result of a step. */
    RELEASE,
    /** From a worker: it has planned; the digest of its plan. */
    PLANNED,
    /** From a worker: it is ready; empty, or why it cannot be. */
    PREPARED,
    /** From a worker: a step has ended. */
    DONE
  }

  static Message of(Kind kind, String text) {
    return new Message(kind, new com.google.gson.JsonPrimitive(text));
  }

  static Message of(Kind kind, Step step) {
    return new Message(kind, StepJson.write(step));
  }

  static Message prepare(List<Step> steps) {
    JsonArray array = new JsonArray();
    steps.forEach(step -> array.add(StepJson.write(step)));
    return new Message(Kind.PREPARE, array);
  }

  static Message done(StepOutcome outcome) {
    return new Message(Kind.DONE, OutcomeJson.write(outcome));
  }

  String text() {
    return content.getAsString();
  }

  /** The step that it names; empty where {@code steps} lack it. */
  Optional<Step> step(Steps steps) {
    return StepJson.read(content.getAsJsonObject(), steps);
  }

  /** The steps that it names, as far as {@code steps} have them. */
  List<Step> all(Steps steps) {
    return content.getAsJsonArray().asList().stream()
        .flatMap(one -> StepJson.read(one.getAsJsonObject(), steps).stream())
        .toList();
  }

  StepOutcome outcome() {
    return OutcomeJson.read(content.getAsJsonObject());
  }

  /** One line, without its end. */
  String line() {
    JsonObject json = new JsonObject();
    json.add(kind.name(), content);
    return json.toString();
  }

  static Message read(String line) {
    Map.Entry<String, JsonElement> entry =
        JsonParser.parseString(line).getAsJsonObject().entrySet().iterator().next();
    return new Message(Kind.valueOf(entry.getKey()), entry.getValue());
  }
}
