package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the ledger's rows share: arguments of statements by position, tables that are there. */
final class Sql {
  private Sql() {}

  static void set(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  static void batch(PreparedStatement statement, @Nullable Object... arguments) {
    try {
      set(statement, arguments);
      statement.addBatch();
    } catch (SQLException e) {
      throw new LedgerException("could not record a score: " + e.getMessage(), e);
    }
  }

  /** The number, or null where it is not finite. */
  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Whether there is a table of that name. */
  static boolean has(Connection connection, String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE name = ?")) {
      set(select, table);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
