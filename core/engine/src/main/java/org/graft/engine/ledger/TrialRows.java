package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Trials with their outcomes and scores.
 *
 * @param definitions what the scores of each metric are known by, see {@link ScoreTable#read}
 * @param damaged takes ids of trials one of whose rows is not as it was written
 */
record TrialRows(Connection connection, Map<String, String> definitions, Consumer<String> damaged) {
  private static final List<String> EARLIER =
      List.of(
          "DELETE FROM score WHERE trial = ?",
          "DELETE FROM prediction WHERE key = ?",
          "DELETE FROM candidate WHERE trial = ?");
  private static final List<String> DELETE =
      List.of(
          "DELETE FROM transferability WHERE trial = ?",
          "DELETE FROM outcome WHERE trial = ?",
          "DELETE FROM trial WHERE id = ?");
  private static final String OUTCOME = " INTO outcome VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  /** Trials that are sound; {@code which} follows {@link TrialRow#SELECT}. */
  List<Recorded> read(String which, String argument) throws SQLException {
    List<Recorded> found = new ArrayList<>();
    ScoreTable scores = ScoreTable.read(connection, definitions);
    try (PreparedStatement select = connection.prepareStatement(TrialRow.SELECT + which)) {
      Sql.set(select, argument);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (sound(row, scores)) {
            found.add(TrialRow.get(row, scores));
          }
        }
      }
    }
    return found;
  }

  /** Looks at all trials for damaged ones only. */
  void check() throws SQLException {
    ScoreTable scores = ScoreTable.read(connection, definitions);
    try (PreparedStatement select = connection.prepareStatement(TrialRow.SELECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sound(row, scores);
      }
    }
  }

  private boolean sound(ResultSet row, ScoreTable scores) throws SQLException {
    String id = row.getString("id");
    boolean sound = TrialRow.intact(row) && !scores.damaged().contains(id);
    if (!sound) {
      damaged.accept(id);
    }
    return sound;
  }

  /** Takes trials out, with their outcomes and scores. */
  static void delete(Connection connection, Collection<String> trials) throws SQLException {
    for (String sql : Stream.concat(EARLIER.stream(), DELETE.stream()).toList()) {
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        trials.forEach(trial -> Sql.batch(delete, trial));
        delete.executeBatch();
      }
    }
  }

  /**
   * Writes how a trial ended in place of any earlier outcome. A trial that broke at its scores has
   * none by the present definitions, which others may mend.
   */
  void write(Statements statements, Outcome outcome, String machine, String graft, String now)
      throws SQLException {
    @Nullable Object[] row = RowChecksum.beside(OutcomeRow.values(outcome, machine, graft, now));
    if (statements.update("INSERT OR IGNORE" + OUTCOME, row) == 0) {
      for (String sql : EARLIER) {
        statements.update(sql, outcome.trial());
      }
      statements.update("INSERT OR REPLACE" + OUTCOME, row);
    }
    if (outcome instanceof Outcome.Completed completed) {
      write(statements, outcome.trial(), completed.scores());
    } else if (outcome instanceof Outcome.Failed failed && failed.stage() == Stage.SCORE) {
      Map<String, Double> none = new LinkedHashMap<>();
      definitions.keySet().forEach(metric -> none.put(metric, Double.NaN));
      write(statements, outcome.trial(), none);
    }
  }

  /** Writes scores of a trial by metric, by the present definitions. */
  void write(Statements statements, String trial, Map<String, Double> scores) throws SQLException {
    for (Map.Entry<String, Double> score : scores.entrySet()) {
      String metric = score.getKey();
      String definition = definitions.getOrDefault(metric, "");
      statements.update(
          "INSERT OR REPLACE INTO score VALUES (?,?,?,?,?)",
          ScoreTable.row(trial, metric, definition, score.getValue()));
    }
  }

  /** Ids of trials that are scored by every one of the present definitions. */
  Set<String> scored() throws SQLException {
    if (definitions.isEmpty()) {
      return ended("TRUE");
    }
    Map<String, Integer> counts = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT trial FROM score WHERE metric = ? AND definition = ?")) {
      for (Map.Entry<String, String> metric : definitions.entrySet()) {
        Sql.set(select, metric.getKey(), metric.getValue());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            counts.merge(row.getString(1), 1, Integer::sum);
          }
        }
      }
    }
    Set<String> all = new HashSet<>();
    counts.forEach(
        (trial, count) -> {
          if (count == definitions.size()) {
            all.add(trial);
          }
        });
    return all;
  }

  /** Ids of trials that have an outcome; those of a given status, or of any. */
  Set<String> ended(String where) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT o.trial FROM outcome o WHERE " + where);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }
}
