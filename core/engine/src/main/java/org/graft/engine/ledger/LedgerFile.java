package org.graft.engine.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens a ledger's file: one connection, transactions begun and ended by whoever has it. */
final class LedgerFile {
  private LedgerFile() {}

  /** For reading and writing; the file and its tables are made when absent. */
  static Connection open(Path file) {
    return connect(file, "");
  }

  /** For reading only. */
  static Connection read(Path file) {
    return connect(file, "?mode=ro");
  }

  private static Connection connect(Path file, String mode) {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:file:" + file.toUri().getRawPath() + mode);
      try {
        prepare(file, connection, mode.isEmpty());
        return connection;
      } catch (SQLException | LedgerException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new LedgerException(
          file
              + " cannot be opened as a ledger: "
              + e.getMessage()
              + "; move it away to begin anew, or restore it from a copy",
          e);
    }
  }

  private static void prepare(Path file, Connection connection, boolean writable)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      int version = pragma(statement, "user_version");
      int tables = pragma(statement, "schema_version");
      if (tables != 0 && version != Schema.VERSION) {
        throw new LedgerException(
            file + " is a ledger of version " + version + ", this Graft reads " + Schema.VERSION);
      }
      if (writable) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = NORMAL");
        for (String table : Schema.TABLES) {
          statement.execute(table);
        }
        statement.execute("PRAGMA user_version = " + Schema.VERSION);
      }
    }
    connection.setAutoCommit(false);
  }

  private static int pragma(Statement statement, String name) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
