package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** All scores of a ledger by trial and metric, read in one pass. */
record ScoreTable(Map<String, Map<String, Double>> byTrial) {
  static ScoreTable read(Connection connection) throws SQLException {
    Map<String, Map<String, Double>> byTrial = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT trial, metric, value FROM score")) {
      while (row.next()) {
        double value = row.getDouble(3);
        byTrial
            .computeIfAbsent(row.getString(1), k -> new LinkedHashMap<>())
            .put(row.getString(2), row.wasNull() ? Double.NaN : value);
      }
    }
    return new ScoreTable(byTrial);
  }

  Map<String, Double> of(String trial) {
    return byTrial.getOrDefault(trial, Map.of());
  }
}
