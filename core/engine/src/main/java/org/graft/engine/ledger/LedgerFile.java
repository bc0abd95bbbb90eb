package org.graft.engine.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Opens a ledger's file by way of SQLite, which alone may touch it, its log and its index: where
 * any part of a process closes a file, POSIX drops all locks that the process has on it, and with
 * them SQLite's, so that the next reader takes the index for its own and resets it under the writer
 * (sqlite.org/howtocorrupt.html, section 2.2).
 */
final class LedgerFile {
  private static final Logger LOG = LogManager.getLogger(LedgerFile.class);
  private static final int PATIENCE_MILLISECONDS = 10_000;

  /** The log's pages of 4 KiB at which a commit copies it, where nobody did before. */
  private static final int MOST_LOG_PAGES = 16_384;

  /** Pages in memory: ids come in no order, so that a large ledger is written to all over. */
  private static final int CACHE_KIB = 65_536;

  private LedgerFile() {}

  /**
   * For reading and writing; a transaction begins as one that writes. A new ledger appears with all
   * its tables or not at all.
   */
  static Connection open(Path file) {
    if (!Files.exists(file)) {
      create(file);
    }
    return connect(file, "");
  }

  /**
   * For reading only, in one transaction: all that is read was recorded at the same moment. Files
   * in a folder that nobody can write to do not change.
   */
  static Connection read(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean fixed = folder != null && !Files.isWritable(folder) && !Files.exists(log(file));
    Connection connection = connect(file, fixed ? "?immutable=1" : "?mode=ro");
    try {
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Copies the log into the file while readers may look on, so that there is next to nothing left
   * for closing, which keeps them out for as long as it takes. What cannot be copied stays.
   */
  static void settle(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException e) {
      LOG.debug("the log stays as it is", e);
    }
  }

  /**
   * Another connection to a ledger that is open for writing; one that was moved away stays away.
   */
  static Connection beside(Path file) throws SQLException {
    return connection(file, "?mode=rw");
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static void create(Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + end));
      }
      connect(draft, "").close();
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException e) {
      throw new LedgerException(file + ": could not be made: " + e.getMessage(), e);
    }
  }

  private static Connection connect(Path file, String mode) {
    try {
      Connection connection = connection(file, mode);
      try {
        prepare(file, connection, mode.isEmpty());
        return connection;
      } catch (SQLException | LedgerException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  private static Connection connection(Path file, String mode) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", String.valueOf(PATIENCE_MILLISECONDS));
    settings.setProperty("transaction_mode", mode.isEmpty() ? "IMMEDIATE" : "DEFERRED");
    // Nobody asks for numbers of rows, which the driver would look up after each that is written.
    settings.setProperty("jdbc.get_generated_keys", "false");
    return DriverManager.getConnection(
        "jdbc:sqlite:file:" + file.toUri().getRawPath() + mode, settings);
  }

  private static LedgerException unreadable(Path file, SQLException e) {
    return new LedgerException(
        file
            + " cannot be opened as a ledger: "
            + e.getMessage()
            + "; move it away to begin anew, or restore it from a copy",
        e);
  }

  private static void prepare(Path file, Connection connection, boolean writable)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = pragma(statement, "user_version");
      int tables = pragma(statement, "schema_version");
      if (tables != 0 && version != Schema.VERSION) {
        throw new LedgerException(
            "%s is a ledger of version %d, and this Graft reads version %d: %s"
                .formatted(file, version, Schema.VERSION, Schema.SINCE));
      }
      if (tables == 0 && !writable) {
        throw new LedgerException(file + " is empty: nothing was recorded in it");
      }
      if (writable) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = NORMAL");
        statement.execute("PRAGMA wal_autocheckpoint = " + MOST_LOG_PAGES);
        statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
      }
      if (tables == 0) {
        connection.setAutoCommit(false);
        for (String table : Schema.TABLES) {
          statement.execute(table);
        }
        statement.execute("PRAGMA user_version = " + Schema.VERSION);
        connection.setAutoCommit(true);
      } else if (writable) {
        statement.execute(Schema.CANDIDATE);
        statement.execute(Schema.TRANSFERABILITY);
      }
    }
  }

  private static int pragma(Statement statement, String name) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
