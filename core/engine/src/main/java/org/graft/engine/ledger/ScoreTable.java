package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All scores of a ledger, read in one pass.
 *
 * @param byTrial by trial and metric; NaN where a score is undefined, none where there is none
 * @param damaged trials with a score that is not as it was written
 */
record ScoreTable(Map<String, Map<String, Double>> byTrial, Set<String> damaged) {
  /**
   * Reads them.
   *
   * @param definitions what the scores of each metric are known by, by label; where it says
   *     nothing, the score that was written last
   */
  static ScoreTable read(Connection connection, Map<String, String> definitions)
      throws SQLException {
    Map<String, Map<String, Double>> byTrial = new HashMap<>();
    Set<String> damaged = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT trial, metric, definition, value, checksum FROM score ORDER BY rowid")) {
      while (row.next()) {
        String trial = row.getString(1);
        String metric = row.getString(2);
        String definition = row.getString(3);
        Object value = row.getObject(4);
        if (row.getLong(5) != RowChecksum.of(Arrays.asList(trial, metric, definition, value))) {
          damaged.add(trial);
        } else if (definitions.isEmpty() || definition.equals(definitions.get(metric))) {
          byTrial
              .computeIfAbsent(trial, k -> new LinkedHashMap<>())
              .put(metric, value instanceof Double number ? number : Double.NaN);
        }
      }
    }
    return new ScoreTable(byTrial, damaged);
  }

  /** The row of a score, its checksum last. */
  static @Nullable Object[] row(String trial, String metric, String definition, double value) {
    return RowChecksum.beside(Arrays.asList(trial, metric, definition, Sql.finite(value)));
  }

  Map<String, Double> of(String trial) {
    return byTrial.getOrDefault(trial, Map.of());
  }
}
