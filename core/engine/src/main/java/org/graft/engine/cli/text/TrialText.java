package org.graft.engine.cli.text;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.study.Columns;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.CurvePoint;

/** A recorded trial in words. */
public final class TrialText {
  private TrialText() {}

  /** All that is recorded of a trial. */
  public static String render(Ledgers.Found found, Declared declared) {
    Recorded trial = found.trial();
    StringBuilder text = new StringBuilder();
    line(text, "trial", trial.card().id());
    line(text, "block", trial.card().block());
    line(text, "transfer", trial.card().transfer());
    line(text, "backbone", trial.card().backbone());
    line(text, "strategy", trial.card().strategy());
    line(
        text,
        "replicate",
        "source "
            + trial.card().sourceReplicate()
            + ", training "
            + trial.card().trainingReplicate());
    line(text, "seed", String.valueOf(trial.card().seed().value()));
    JsonObject settings = JsonParser.parseString(trial.settings()).getAsJsonObject();
    for (String key : List.of("source", "target", "backbone", "strategy", "tap")) {
      String value = settings.get(key).getAsString();
      if (!value.isEmpty()) {
        line(text, "  " + key, value);
      }
    }
    trial.sourceData().ifPresent(d -> line(text, "source data", d));
    line(text, "target data", trial.targetData());
    trial.sourceModel().ifPresent(m -> line(text, "source model", m));
    line(text, "trainer", trial.trainer());
    for (Declared.Code part : declared.code(trial)) {
      line(
          text,
          "code",
          "%s %s: plugin %s, SHA-256 %s"
              .formatted(part.kind(), part.name(), part.code().name(), part.code().digest()));
    }
    trial.machine().ifPresent(m -> line(text, "machine", m));
    trial.graft().ifPresent(g -> line(text, "graft", g));
    trial.ended().ifPresent(e -> line(text, "ended", e.toString()));
    line(text, "ledger", found.ledger().toString());
    outcome(text, trial);
    text.append("\nreproduce with: graft rerun ").append(trial.card().id()).append('\n');
    return text.toString();
  }

  private static void outcome(StringBuilder text, Recorded trial) {
    Outcome outcome = trial.outcome().orElse(null);
    if (outcome instanceof Outcome.Failed failed) {
      line(text, "outcome", "failed at " + failed.stage().word() + ": " + failed.message());
    } else if (outcome instanceof Outcome.Skipped skipped) {
      line(text, "outcome", "skipped: " + skipped.reason());
    } else if (outcome instanceof Outcome.Completed completed) {
      completed(text, completed, trial.target().names());
    } else {
      line(text, "outcome", "not run yet");
    }
  }

  private static void completed(
      StringBuilder text, Outcome.Completed completed, List<String> classes) {
    line(text, "outcome", "completed");
    line(text, "device", completed.trainer());
    completed
        .audit()
        .ifPresent(
            a ->
                line(
                    text,
                    "parameters",
                    String.format(
                        Locale.ROOT,
                        "%,d trained, %,d frozen, %d frozen arrays moved",
                        a.trained(),
                        a.frozen(),
                        a.moved())));
    completed
        .seconds()
        .forEach((stage, s) -> line(text, stage, String.format(Locale.ROOT, "%.4f s", s)));
    completed
        .secondsPerEpoch()
        .ifPresent(
            s ->
                line(
                    text,
                    "an epoch",
                    String.format(Locale.ROOT, "%.4f s of %d", s, completed.epochs())));
    line(text, "peak memory", String.format(Locale.ROOT, "%.0f MB", completed.peakBytes() / 1e6));
    text.append("\nscores on test\n");
    completed.scores().forEach((metric, score) -> line(text, "  " + metric, String.valueOf(score)));
    if (!completed.confusion().isEmpty()) {
      text.append("\nconfusion (true class by predicted class)\n");
    }
    for (int c = 0; c < completed.confusion().size(); c++) {
      List<Integer> row = completed.confusion().get(c);
      int all = row.stream().mapToInt(n -> n).sum();
      text.append("  ");
      row.forEach(count -> text.append(String.format(Locale.ROOT, "%7d", count)));
      if (c < classes.size()) {
        String recall =
            all == 0 ? "" : String.format(Locale.ROOT, ": %.1f %% right", 100.0 * row.get(c) / all);
        text.append("   ").append(classes.get(c)).append(recall);
      }
      text.append('\n');
    }
    curve(text, completed.curve());
  }

  private static void curve(StringBuilder text, List<CurvePoint> curve) {
    if (curve.isEmpty()) {
      return;
    }
    Set<String> splits = new LinkedHashSet<>();
    Map<Integer, Map<String, CurvePoint>> byEpoch = new LinkedHashMap<>();
    for (CurvePoint point : curve) {
      splits.add(point.split());
      byEpoch.computeIfAbsent(point.epoch(), k -> new LinkedHashMap<>()).put(point.split(), point);
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("epoch"));
    boolean accuracy = curve.stream().anyMatch(p -> !Double.isNaN(p.accuracy()));
    for (String split : splits) {
      heading.add(split + " loss");
      if (accuracy) {
        heading.add(split + " accuracy");
      }
    }
    rows.add(heading);
    byEpoch.forEach(
        (epoch, points) -> {
          List<String> row = new ArrayList<>(List.of(String.valueOf(epoch)));
          for (String split : splits) {
            CurvePoint p = points.get(split);
            row.add(p == null ? "-" : String.format(Locale.ROOT, "%.5f", p.loss()));
            if (accuracy) {
              row.add(p == null ? "-" : String.format(Locale.ROOT, "%.5f", p.accuracy()));
            }
          }
          rows.add(row);
        });
    text.append("\nlearning curve\n").append(Columns.render(rows));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
  }
}
