package org.graft.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.training.CurvePoint;
import org.jspecify.annotations.Nullable;

/** Outcomes as rows of the ledger. */
final class OutcomeRow {
  /** The columns in order, but for the trial before them and the checksum after them. */
  static final List<String> COLUMNS =
      List.of(
          "status",
          "stage",
          "message",
          "confusion",
          "curve",
          "trained",
          "frozen",
          "moved",
          "fit_seconds",
          "predict_seconds",
          "peak_bytes",
          "device",
          "machine",
          "graft",
          "ended");

  private OutcomeRow() {}

  /** The row of an outcome, trial first and without its checksum. */
  static List<@Nullable Object> values(Outcome outcome, String machine, String graft, String now) {
    if (outcome instanceof Outcome.Completed c) {
      Audit audit = c.audit().orElse(null);
      return Arrays.asList(
          c.trial(),
          "completed",
          null,
          null,
          Curves.writeMatrix(c.confusion()),
          Curves.write(c.curve()),
          audit == null ? null : audit.trained(),
          audit == null ? null : audit.frozen(),
          audit == null ? null : audit.moved(),
          c.seconds().get("fit"),
          c.seconds().get("predict"),
          c.peakBytes(),
          c.trainer(),
          machine,
          graft,
          now);
    }
    List<@Nullable Object> values = new ArrayList<>();
    values.add(outcome.trial());
    values.add(outcome instanceof Outcome.Failed ? "failed" : "skipped");
    values.add(outcome instanceof Outcome.Failed f ? f.stage().word() : null);
    values.add(message(outcome));
    while (values.size() <= COLUMNS.indexOf("device") + 1) {
      values.add(null);
    }
    values.addAll(List.of(machine, graft, now));
    return values;
  }

  private static @Nullable String message(Outcome outcome) {
    if (outcome instanceof Outcome.Failed f) {
      return f.message();
    }
    return outcome instanceof Outcome.Skipped s ? s.reason() : null;
  }

  /** Whether the outcome in {@code row}, if there is one, is as it was written. */
  static boolean intact(ResultSet row, String trial) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(trial);
    for (String column : COLUMNS) {
      values.add(row.getObject(column));
    }
    boolean absent = values.subList(1, values.size()).stream().allMatch(value -> value == null);
    return absent || row.getLong("outcome_checksum") == RowChecksum.of(values);
  }

  static Optional<Outcome> get(ResultSet row, String trial, ScoreTable scores) throws SQLException {
    String status = row.getString("status");
    if (status == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (status) {
          case "failed" -> new Outcome.Failed(trial, stage(row), text(row, "message"));
          case "skipped" -> new Outcome.Skipped(trial, text(row, "message"));
          default -> completed(row, trial, scores);
        });
  }

  private static Outcome completed(ResultSet row, String trial, ScoreTable scores)
      throws SQLException {
    long trained = row.getLong("trained");
    Optional<Audit> audit =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new Audit(trained, row.getLong("frozen"), row.getInt("moved")));
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("fit", row.getDouble("fit_seconds"));
    seconds.put("predict", row.getDouble("predict_seconds"));
    List<CurvePoint> curve = Curves.read(text(row, "curve"));
    return new Outcome.Completed(
        trial,
        scores.of(trial),
        Curves.readMatrix(text(row, "confusion")),
        curve,
        audit,
        seconds,
        row.getLong("peak_bytes"),
        text(row, "device"));
  }

  private static Stage stage(ResultSet row) throws SQLException {
    String word = text(row, "stage");
    return Stage.of(word)
        .orElseThrow(() -> new SQLException("it failed in '" + word + "', which is no stage"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
