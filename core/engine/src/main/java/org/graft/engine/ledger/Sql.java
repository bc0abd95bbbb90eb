package org.graft.engine.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Arguments of statements, by position. */
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
}
