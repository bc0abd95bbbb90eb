package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    /** To a worker: get ready; keys of trials and shared work. */
    PREPARE,
    /** To a worker: do a step; keys of its trials, or of shared work. */
    RUN,
    /** To a worker: let go of shared work's result; its key. */
    FORGET,
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

  static Message of(Kind kind, Collection<String> keys) {
    JsonArray array = new JsonArray();
    keys.forEach(array::add);
    return new Message(kind, array);
  }

  static Message done(StepOutcome done) {
    return new Message(Kind.DONE, OutcomeJson.write(done));
  }

  String text() {
    return content.getAsString();
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    content.getAsJsonArray().forEach(key -> keys.add(key.getAsString()));
    return keys;
  }

  StepOutcome done() {
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
