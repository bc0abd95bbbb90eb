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
 * @param byTrial by trial and metric; NaN where a score is undefined
 * @param damaged trials with a score that is not as it was written
 */
record ScoreTable(Map<String, Map<String, Double>> byTrial, Set<String> damaged) {
  static ScoreTable read(Connection connection) throws SQLException {
    Map<String, Map<String, Double>> byTrial = new HashMap<>();
    Set<String> damaged = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT trial, metric, value, checksum FROM score")) {
      while (row.next()) {
        String trial = row.getString(1);
        Object value = row.getObject(3);
        if (row.getLong(4) != RowChecksum.of(Arrays.asList(trial, row.getString(2), value))) {
          damaged.add(trial);
          continue;
        }
        byTrial
            .computeIfAbsent(trial, k -> new LinkedHashMap<>())
            .put(row.getString(2), value instanceof Double number ? number : Double.NaN);
      }
    }
    return new ScoreTable(byTrial, damaged);
  }

  /** The row of a score, its checksum last. */
  static @Nullable Object[] row(String trial, String metric, double value) {
    return RowChecksum.beside(Arrays.asList(trial, metric, Sql.finite(value)));
  }

  Map<String, Double> of(String trial) {
    return byTrial.getOrDefault(trial, Map.of());
  }
}
