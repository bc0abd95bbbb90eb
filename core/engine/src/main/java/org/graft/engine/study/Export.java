package org.graft.engine.study;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plugin.Visible;
import org.graft.spi.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's trials in long form, one row a trial, as CSV (RFC 4180, but for lines that end as Unix
 * tools expect) or JSON Lines.
 */
public final class Export {
  /** JSON has no numbers that are none, such as the accuracy of a curve of what has no classes. */
  private static final JsonSerializer<Double> NUMBER_OR_NULL =
      (number, type, context) ->
          Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;

  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .registerTypeAdapter(Double.class, NUMBER_OR_NULL)
          .registerTypeAdapter(double.class, NUMBER_OR_NULL)
          .create();

  private static final Pattern FORMULA = Pattern.compile("^[=+@\\t-]");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(Infinity|[0-9.]+([eE][+-]?[0-9]+)?)");

  private static final Pattern PLAIN = Pattern.compile("[^,\"\\r\\n]*");

  private Export() {}

  /**
   * Writes CSV with a heading; one column for each hyperparameter and each metric that occurs,
   * named {@code strategy.PARAMETER} and {@code score.METRIC}, for each setting that was chosen,
   * {@code chosen.SETTING}, and for each transferability score that was asked for, {@code
   * transferability.SCORE} beside {@code tap}. Seeds have up to 19 digits: programs that know no
   * whole numbers of 64 bits must read them as text.
   */
  public static void csv(
      List<Recorded> trials,
      Map<String, List<Tried>> tried,
      Map<String, List<TransferabilityScore>> scored,
      Declared declared,
      Appendable out)
      throws IOException {
    TreeSet<String> settings = new TreeSet<>();
    tried.values().stream()
        .flatMap(List::stream)
        .forEach(one -> settings.addAll(one.settings().keySet()));
    TreeSet<String> metrics = new TreeSet<>();
    trials.forEach(t -> metrics.addAll(scores(t).keySet()));
    Set<String> parameters = new LinkedHashSet<>();
    trials.forEach(t -> parameters.addAll(Hyperparameters.columns(t).keySet()));
    boolean heading = true;
    for (Recorded trial : trials) {
      Map<String, @Nullable Object> row = row(trial, declared);
      row.remove("curve");
      row.remove("confusion");
      row.remove("settings");
      Map<String, Object> made = Hyperparameters.columns(trial);
      parameters.forEach(p -> row.put(p, made.get(p)));
      Map<String, String> chosen = chosen(trial, tried);
      settings.forEach(setting -> row.put("chosen." + setting, chosen.get(setting)));
      metrics.forEach(m -> row.put("score." + m, scores(trial).get(m)));
      if (!declared.scores().isEmpty()) {
        row.put(
            "tap", scored(trial, scored).map(TransferabilityScore::tap).findFirst().orElse(null));
      }
      Map<String, @Nullable Double> before = transferability(trial, scored, declared);
      before.forEach((score, value) -> row.put("transferability." + score, value));
      if (heading) {
        out.append(row.keySet().stream().map(Export::cell).collect(Collectors.joining(",")))
            .append("\n");
        heading = false;
      }
      out.append(row.values().stream().map(Export::cell).collect(Collectors.joining(",")))
          .append("\n");
    }
  }

  /**
   * One value as a field of CSV. Control characters are shown, and a text that a spreadsheet would
   * take for a formula gets an apostrophe before it.
   */
  public static String cell(@Nullable Object value) {
    String shown = value == null ? "" : Visible.text(value.toString());
    boolean formula =
        value instanceof String
            && FORMULA.matcher(shown).find()
            && !NUMBER.matcher(shown).matches();
    String text = formula ? "'" + shown : shown;
    return PLAIN.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The settings that a trial chose; none where it chose nothing. */
  private static Map<String, String> chosen(Recorded trial, Map<String, List<Tried>> tried) {
    return tried.getOrDefault(trial.card().id(), List.of()).stream()
        .filter(Tried::chosen)
        .findFirst()
        .map(Tried::settings)
        .orElse(Map.of());
  }

  /** Writes one JSON object a line, learning curves and confusion matrices included. */
  public static void jsonLines(
      List<Recorded> trials,
      Map<String, List<Tried>> tried,
      Map<String, List<TransferabilityScore>> scored,
      Declared declared,
      Appendable out)
      throws IOException {
    for (Recorded trial : trials) {
      Map<String, @Nullable Object> row = row(trial, declared);
      row.put("seed", Long.toString(trial.card().seed().value()));
      row.put("trainer", Hyperparameters.parsed(trial.trainer()));
      row.put("settings", Hyperparameters.nested(trial));
      if (tried.containsKey(trial.card().id())) {
        row.put("chosen", chosen(trial, tried));
      }
      row.put("scores", scores(trial));
      if (!declared.scores().isEmpty()) {
        row.put(
            "tap", scored(trial, scored).map(TransferabilityScore::tap).findFirst().orElse(null));
        row.put("transferability", transferability(trial, scored, declared));
      }
      out.append(GSON.toJson(row)).append("\n");
    }
  }

  private static Stream<TransferabilityScore> scored(
      Recorded trial, Map<String, List<TransferabilityScore>> scored) {
    return scored.getOrDefault(trial.card().id(), List.of()).stream();
  }

  /** By label, in the experiment's order; null where a score was refused or not computed. */
  private static Map<String, @Nullable Double> transferability(
      Recorded trial, Map<String, List<TransferabilityScore>> scored, Declared declared) {
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    declared.scores().forEach(score -> values.put(score.score().label(), null));
    scored(trial, scored).forEach(one -> values.put(one.score(), one.value().orElse(null)));
    return values;
  }

  private static Map<String, Double> scores(Recorded trial) {
    return trial.outcome().orElse(null) instanceof Outcome.Completed c
        ? c.scores().entrySet().stream()
            .filter(e -> Double.isFinite(e.getValue()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new))
        : Map.of();
  }

  private static Map<String, @Nullable Object> row(Recorded trial, Declared declared) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("trial", trial.card().id());
    row.put("block", trial.card().block());
    row.put("transfer", trial.card().transfer());
    row.put("backbone", trial.card().backbone());
    row.put("strategy", trial.card().strategy());
    row.put("source_replicate", trial.card().sourceReplicate());
    row.put("training_replicate", trial.card().trainingReplicate());
    row.put("seed", trial.card().seed().value());
    row.put("source_model", trial.sourceModel().orElse(null));
    row.put("source_data", trial.sourceData().orElse(null));
    row.put("target_data", trial.targetData());
    row.put("trainer", trial.trainer());
    row.put("settings", trial.settings());
    row.put("code", code(trial, declared));
    outcome(row, trial.outcome().orElse(null));
    row.put("machine", trial.machine().orElse(null));
    row.put("graft", trial.graft().orElse(null));
    row.put("ended", trial.ended().map(Object::toString).orElse(null));
    return row;
  }

  /** Plugin, version and digest of each extension whose code the trial depends on. */
  private static String code(Recorded trial, Declared declared) {
    return declared.code(trial).stream()
        .map(
            part ->
                "%s %s: %s %s"
                    .formatted(part.kind(), part.name(), part.code().name(), part.code().digest()))
        .collect(Collectors.joining("; "));
  }

  private static void outcome(Map<String, @Nullable Object> row, @Nullable Outcome outcome) {
    Outcome.Completed c = outcome instanceof Outcome.Completed done ? done : null;
    row.put("status", status(outcome));
    row.put("stage", outcome instanceof Outcome.Failed f ? f.stage().word() : null);
    row.put("message", message(outcome));
    row.put("trained", c == null ? null : c.audit().map(a -> a.trained()).orElse(null));
    row.put("frozen", c == null ? null : c.audit().map(a -> a.frozen()).orElse(null));
    row.put("frozen_arrays_moved", c == null ? null : c.audit().map(a -> a.moved()).orElse(null));
    row.put("fit_seconds", c == null ? null : c.seconds().get("fit"));
    row.put("predict_seconds", c == null ? null : c.seconds().get("predict"));
    row.put("peak_bytes", c == null ? null : c.peakBytes());
    row.put("device", c == null ? null : c.trainer());
    row.put("confusion", c == null ? null : c.confusion());
    row.put("curve", c == null ? null : c.curve());
  }

  private static String status(@Nullable Outcome outcome) {
    if (outcome == null) {
      return "not run";
    }
    return outcome instanceof Outcome.Completed
        ? "completed"
        : outcome instanceof Outcome.Failed ? "failed" : "skipped";
  }

  private static @Nullable String message(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Failed f
        ? f.message()
        : outcome instanceof Outcome.Skipped s ? s.reason() : null;
  }
}
