package org.graft.engine.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private OutcomeRow() {}

  static void set(
      PreparedStatement insert, Outcome outcome, String machine, String graft, String now)
      throws SQLException {
    if (outcome instanceof Outcome.Completed c) {
      Audit audit = c.audit().orElse(null);
      Sql.set(
          insert,
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
      return;
    }
    String status = outcome instanceof Outcome.Failed ? "failed" : "skipped";
    String stage = outcome instanceof Outcome.Failed f ? f.stage().word() : null;
    Sql.set(
        insert,
        outcome.trial(),
        status,
        stage,
        message(outcome),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        machine,
        graft,
        now);
  }

  private static @Nullable String message(Outcome outcome) {
    if (outcome instanceof Outcome.Failed f) {
      return f.message();
    }
    return outcome instanceof Outcome.Skipped s ? s.reason() : null;
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
