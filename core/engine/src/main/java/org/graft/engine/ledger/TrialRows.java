package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.graft.spi.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Trials with their outcomes and scores.
 *
 * @param damaged takes ids of trials one of whose rows is not as it was written
 */
record TrialRows(Connection connection, Consumer<String> damaged) {
  private static final List<String> DELETE =
      List.of(
          "DELETE FROM score WHERE trial = ?",
          "DELETE FROM outcome WHERE trial = ?",
          "DELETE FROM trial WHERE id = ?");

  /** Trials that are sound; {@code which} follows {@link TrialRow#SELECT}. */
  List<Recorded> read(String which, String argument) throws SQLException {
    List<Recorded> found = new ArrayList<>();
    ScoreTable scores = ScoreTable.read(connection);
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
    ScoreTable scores = ScoreTable.read(connection);
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
    for (String sql : DELETE) {
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        trials.forEach(trial -> Sql.batch(delete, trial));
        delete.executeBatch();
      }
    }
  }

  /** Writes how a trial ended in place of any earlier outcome. */
  static void write(
      Connection connection, Outcome outcome, String machine, String graft, String now)
      throws SQLException {
    try (PreparedStatement scores =
        connection.prepareStatement("DELETE FROM score WHERE trial = ?")) {
      Sql.set(scores, outcome.trial());
      scores.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO outcome VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      List<@Nullable Object> values = OutcomeRow.values(outcome, machine, graft, now);
      Sql.set(insert, RowChecksum.beside(values));
      insert.executeUpdate();
    }
    if (outcome instanceof Outcome.Completed completed) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO score VALUES (?,?,?,?)")) {
        completed
            .scores()
            .forEach(
                (metric, value) ->
                    Sql.batch(insert, ScoreTable.row(outcome.trial(), metric, value)));
        insert.executeBatch();
      }
    }
  }
}
