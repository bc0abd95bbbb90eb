package org.graft.engine.standard.mlflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.CurvePoint;

/** Trials as runs of MLflow's, in one of its experiments. Used from one thread. */
final class Trials {
  /** What one request may hold is a thousand; parameters of servers before 2.8 have 500 letters. */
  private static final int BATCH = 900;

  private static final int LETTERS = 500;
  private static final String TRIAL = "graft.trial";

  private final Server server;
  private final String name;
  private Optional<String> experiment = Optional.empty();

  Trials(Server server, String experiment) {
    this.server = server;
    this.name = experiment;
  }

  /**
   * Makes the trial's run, with all that it has; earlier ones are deleted once it is whole, and
   * those that never became whole before. One that the server does not take whole has failed.
   */
  void send(TrialCard trial, Outcome outcome, Instant ended)
      throws IOException, InterruptedException {
    String into = experiment();
    List<JsonElement> earlier = earlier(into, trial);
    Outcome.Completed completed = outcome instanceof Outcome.Completed done ? done : null;
    long end = ended.toEpochMilli();
    double seconds =
        completed == null
            ? 0
            : completed.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    JsonObject created =
        server.post(
            "runs/create",
            object(
                Map.of(
                    "experiment_id", text(into),
                    "run_name", text(label(trial)),
                    "start_time", number(end - Math.round(seconds * 1e3)),
                    "tags", pairs(tags(trial, outcome)))));
    String run = created.getAsJsonObject("run").getAsJsonObject("info").get("run_id").getAsString();
    try {
      fill(run, trial, completed == null ? List.of() : metrics(completed, end));
    } catch (Server.Refused e) {
      update(run, "FAILED", end);
      throw e;
    }
    update(run, completed == null ? "FAILED" : "FINISHED", end);
    for (JsonElement id : earlier) {
      server.post("runs/delete", object(Map.of("run_id", id)));
    }
  }

  private void fill(String run, TrialCard trial, List<JsonObject> metrics)
      throws IOException, InterruptedException {
    for (int from = 0; from == 0 || from < metrics.size(); from += BATCH) {
      JsonArray part = new JsonArray();
      metrics.subList(from, Math.min(metrics.size(), from + BATCH)).forEach(part::add);
      JsonArray params = from == 0 ? pairs(settings(trial)) : new JsonArray();
      server.post(
          "runs/log-batch", object(Map.of("run_id", text(run), "params", params, "metrics", part)));
    }
  }

  private void update(String run, String status, long end)
      throws IOException, InterruptedException {
    server.post(
        "runs/update",
        object(Map.of("run_id", text(run), "status", text(status), "end_time", number(end))));
  }

  /** The experiment's id; made by whoever comes first. */
  private String experiment() throws IOException, InterruptedException {
    if (experiment.isEmpty()) {
      experiment = Optional.of(made());
    }
    return experiment.get();
  }

  private String made() throws IOException, InterruptedException {
    try {
      return server
          .post("experiments/create", object(Map.of("name", text(name))))
          .get("experiment_id")
          .getAsString();
    } catch (Server.Refused e) {
      if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) {
        throw e;
      }
    }
    return server
        .get(
            "experiments/get-by-name?experiment_name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8))
        .getAsJsonObject("experiment")
        .get("experiment_id")
        .getAsString();
  }

  /** Runs that were written before; those that no answer let become whole are deleted. */
  private List<JsonElement> earlier(String into, TrialCard trial)
      throws IOException, InterruptedException {
    JsonArray experiments = new JsonArray();
    experiments.add(into);
    JsonObject found =
        server.post(
            "runs/search",
            object(
                Map.of(
                    "experiment_ids",
                    experiments,
                    "filter",
                    text("tags.`" + TRIAL + "` = '" + trial.id() + "'"))));
    List<JsonElement> ids = new ArrayList<>();
    if (found.has("runs")) {
      for (JsonElement run : found.getAsJsonArray("runs")) {
        JsonObject info = run.getAsJsonObject().getAsJsonObject("info");
        if (text("RUNNING").equals(info.get("status"))) {
          server.post("runs/delete", object(Map.of("run_id", info.get("run_id"))));
        } else {
          ids.add(info.get("run_id"));
        }
      }
    }
    return ids;
  }

  private static String label(TrialCard trial) {
    return trial.strategy() + ", " + trial.backbone() + ", " + trial.transfer();
  }

  private static Map<String, String> tags(TrialCard trial, Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? Map.of(TRIAL, trial.id(), "graft.failed", failed.stage().word() + ": " + failed.message())
        : Map.of(TRIAL, trial.id());
  }

  private static Map<String, String> settings(TrialCard trial) {
    return Map.of(
        "transfer", trial.transfer(),
        "backbone", trial.backbone(),
        "strategy", trial.strategy(),
        "source_replicate", String.valueOf(trial.sourceReplicate()),
        "training_replicate", String.valueOf(trial.trainingReplicate()),
        "seed", String.valueOf(trial.seed().value()));
  }

  private static List<JsonObject> metrics(Outcome.Completed outcome, long time) {
    List<JsonObject> all = new ArrayList<>();
    for (CurvePoint point : outcome.curve()) {
      metric(all, point.split() + "/loss", point.loss(), point.epoch(), time);
      metric(all, point.split() + "/accuracy", point.accuracy(), point.epoch(), time);
    }
    outcome
        .scores()
        .forEach((name, score) -> metric(all, "test/" + name, score, outcome.epochs(), time));
    return all;
  }

  /** Names may have letters, digits and {@code _ - . /} and blanks; numbers have to be finite. */
  private static void metric(
      List<JsonObject> all, String name, double value, int epoch, long time) {
    if (Double.isFinite(value)) {
      all.add(
          object(
              Map.of(
                  "key", text(name.replaceAll("[^\\w./ -]", "_")),
                  "value", number(value),
                  "timestamp", number(time),
                  "step", number(epoch))));
    }
  }

  private static JsonArray pairs(Map<String, String> values) {
    JsonArray all = new JsonArray();
    values.forEach(
        (key, value) -> all.add(object(Map.of("key", text(key), "value", text(cut(value))))));
    return all;
  }

  private static String cut(String value) {
    return value.length() > LETTERS ? value.substring(0, LETTERS) : value;
  }

  private static JsonElement text(String value) {
    return new JsonPrimitive(value);
  }

  private static JsonElement number(Number value) {
    return new JsonPrimitive(value);
  }

  private static JsonObject object(Map<String, JsonElement> members) {
    JsonObject object = new JsonObject();
    members.forEach(object::add);
    return object;
  }
}
