package org.graft.engine.standard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.graft.spi.Tracker;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/** Appends one JSON object an event to a file, for dashboards and scripts that follow a run. */
@Name(value = "json-lines", doc = "Appends one JSON object an event to a file.")
public record JsonLines(
    @Param(
            doc = "The file, relative to the working directory.",
            byDefault = "events.jsonl",
            affects = Param.Affects.PLACE)
        Path file)
    implements Tracker {
  @Override
  public void on(Event event) {
    JsonObject json = new JsonObject();
    json.addProperty("at", Instant.now().toString());
    if (event instanceof Event.RunStarted e) {
      json.addProperty("event", "run-started");
      json.addProperty("experiment", e.experiment());
      json.addProperty("trials", e.trials());
      json.addProperty("done", e.done());
    } else if (event instanceof Event.StepFinished e) {
      json.addProperty("event", "step-finished");
      json.addProperty("step", e.step());
      json.addProperty("key", e.key());
      json.addProperty("seconds", e.seconds());
      json.addProperty("reused", e.reused());
      JsonArray findings = new JsonArray();
      e.findings().forEach(f -> findings.add(f.subject() + ": " + f.text()));
      json.add("findings", findings);
    } else if (event instanceof Event.TrialFinished e) {
      json.addProperty("event", "trial-finished");
      trial(json, e);
    } else if (event instanceof Event.RunFinished e) {
      json.addProperty("event", "run-finished");
      json.addProperty("completed", e.completed());
      json.addProperty("failed", e.failed());
      json.addProperty("skipped", e.skipped());
      json.addProperty("seconds", e.seconds());
      json.addProperty("interrupted", e.interrupted());
    }
    append(json + "\n");
  }

  private static void trial(JsonObject json, Event.TrialFinished event) {
    json.addProperty("trial", event.trial().id());
    json.addProperty("strategy", event.trial().strategy());
    if (event.outcome() instanceof Outcome.Completed completed) {
      json.addProperty("outcome", "completed");
      JsonObject scores = new JsonObject();
      completed
          .scores()
          .forEach(
              (metric, score) -> {
                if (Double.isFinite(score)) {
                  scores.addProperty(metric, score);
                }
              });
      json.add("scores", scores);
    } else if (event.outcome() instanceof Outcome.Failed failed) {
      json.addProperty("outcome", "failed");
      json.addProperty("stage", failed.stage().word());
      json.addProperty("message", failed.message());
    } else if (event.outcome() instanceof Outcome.Skipped skipped) {
      json.addProperty("outcome", "skipped");
      json.addProperty("message", skipped.reason());
    }
  }

  private void append(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to " + file, e);
    }
  }
}
