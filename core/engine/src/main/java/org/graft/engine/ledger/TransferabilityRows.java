package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transferability scores of trials, as rows of the ledger. */
record TransferabilityRows(Connection connection) {
  private static final List<String> COLUMNS =
      List.of("trial", "score", "definition", "tap", "features", "examples", "value", "refusal");

  void write(
      Statements statements,
      Map<String, List<TransferabilityScore>> byTrial,
      Map<String, String> definitions)
      throws SQLException {
    for (Map.Entry<String, List<TransferabilityScore>> trial : byTrial.entrySet()) {
      for (TransferabilityScore one : trial.getValue()) {
        List<@Nullable Object> values =
            Arrays.asList(
                trial.getKey(),
                one.score(),
                definitions.getOrDefault(one.score(), ""),
                one.tap(),
                one.features(),
                one.examples(),
                one.value().map(TransferabilityRows::kept).orElse(null),
                one.refusal().orElse(null));
        statements.update(
            "INSERT OR REPLACE INTO transferability VALUES (?,?,?,?,?,?,?,?,?)",
            RowChecksum.beside(values));
      }
    }
  }

  /** As SQLite gives it back: it keeps no sign of 0, and NaN as null. */
  private static @Nullable Double kept(double value) {
    return Double.isNaN(value) ? null : value + 0.0;
  }

  /** By trial of an experiment, those of the given definitions; damaged rows are left out. */
  Map<String, List<TransferabilityScore>> read(String experiment, Map<String, String> definitions)
      throws SQLException {
    Map<String, List<TransferabilityScore>> all = new LinkedHashMap<>();
    if (definitions.isEmpty() || !Sql.has(connection, "transferability")) {
      return all;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT f.* FROM transferability f JOIN matrix m ON m.trial = f.trial"
                + " WHERE m.experiment = ? ORDER BY m.position, f.rowid")) {
      Sql.set(select, experiment);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (RowChecksum.intact(row, COLUMNS)
              && row.getString("definition").equals(definitions.get(row.getString("score")))) {
            all.computeIfAbsent(row.getString("trial"), k -> new ArrayList<>()).add(score(row));
          }
        }
      }
    }
    return all;
  }

  private static TransferabilityScore score(ResultSet row) throws SQLException {
    Object value = row.getObject("value");
    return new TransferabilityScore(
        row.getString("score"),
        row.getString("tap"),
        row.getInt("features"),
        row.getInt("examples"),
        value instanceof Double number ? Optional.of(number) : Optional.empty(),
        Optional.ofNullable(row.getString("refusal")));
  }
}
