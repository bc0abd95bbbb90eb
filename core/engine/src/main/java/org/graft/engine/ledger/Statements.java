package org.graft.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written over and over, prepared once for a connection. */
final class Statements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** The statement of {@code sql}, which stays open. */
  PreparedStatement get(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /**
   * Carries out {@code sql} with arguments by position.
   *
   * @return how many rows it changed
   */
  int update(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = get(sql);
    Sql.set(statement, arguments);
    return statement.executeUpdate();
  }

  /** The first column of the first row that {@code sql} finds; 0 where it finds none. */
  long number(String sql) throws SQLException {
    try (ResultSet row = get(sql).executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
