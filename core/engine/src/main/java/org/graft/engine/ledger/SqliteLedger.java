package org.graft.engine.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.Plan;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Scatter;

/**
 * The ledger of a run: one SQLite file in write-ahead mode. Every outcome is one transaction, so a
 * kill at any moment loses none that was recorded, and any number of readers may look on. Not
 * thread-safe.
 */
public final class SqliteLedger implements AutoCloseable {
  /** The ledger's file name in a run's folder. */
  public static final String FILE = "ledger.sqlite";

  private static final Logger LOG = LogManager.getLogger(SqliteLedger.class);

  private final Path file;
  private final Connection connection;
  private final Optional<RecordCount> count;
  private final Set<String> told = new HashSet<>();

  private SqliteLedger(Path file, Connection connection, Optional<RecordCount> count) {
    this.file = file;
    this.connection = connection;
    this.count = count;
  }

  /**
   * Opens the ledger in {@code file}, made when absent. What its log lost is told.
   *
   * @throws LedgerException if the file is not a ledger of this version or is damaged
   */
  public static SqliteLedger open(Path file) {
    try {
      long given = Files.exists(file) ? RecordCount.kept(file) : 0;
      SqliteLedger ledger =
          new SqliteLedger(file, LedgerFile.open(file), Optional.of(RecordCount.open(file)));
      long lost = given - ledger.recorded();
      if (lost > 0) {
        LOG.warn(
            "{}-wal was damaged or removed: the last {} of {} recorded outcomes are lost. {}"
                + " outcomes are safe; the others are run again",
            file,
            lost,
            given,
            ledger.number("SELECT count(*) FROM outcome"));
      }
      ledger.keepCount();
      return ledger;
    } catch (IOException e) {
      throw new LedgerException(file + ": could not be opened: " + e.getMessage(), e);
    }
  }

  /** Opens an existing ledger for reading only: it stays as it is when it is first read. */
  public static SqliteLedger read(Path file) {
    return new SqliteLedger(file, LedgerFile.read(file), Optional.empty());
  }

  private long number(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw failed("count outcomes", e);
    }
  }

  /** Number of the outcome recorded last; one that takes another's place has a number anew. */
  private long recorded() {
    return number("SELECT coalesce(max(rowid), 0) FROM outcome");
  }

  private void keepCount() throws IOException {
    if (count.isPresent()) {
      count.get().set(recorded());
    }
  }

  /** Takes out trials whose record is damaged, which is told: they have no outcome any more. */
  public void takeOutDamaged() {
    Set<String> damaged = new LinkedHashSet<>();
    try {
      new TrialRows(connection, damaged::add).check();
    } catch (SQLException e) {
      throw failed("read trials", e);
    }
    if (!damaged.isEmpty()) {
      LOG.warn("{}: {}; what is damaged is run again", file, words(damaged));
      write("take out damaged rows", () -> TrialRows.delete(connection, damaged));
    }
  }

  private static String words(Set<String> damaged) {
    int most = 10;
    String named = String.join(", ", damaged.stream().limit(most).toList());
    return damaged.size() == 1
        ? "the record of trial " + named + " is damaged"
        : "the records of %d trials are damaged: %s%s"
            .formatted(damaged.size(), named, damaged.size() > most ? ", ..." : "");
  }

  /** Records the experiment and its matrix; trials that are known stay as they are. */
  public String begin(Plan plan, String folder, String graft) {
    ExperimentRows rows = new ExperimentRows(connection);
    write("record the experiment", () -> rows.write(plan, folder, graft, now()));
    return ExperimentRows.id(plan);
  }

  /** Where an experiment stands. */
  public Standing standing(String experiment) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT count(*), coalesce(sum(o.status = 'failed'), 0), coalesce(max(o.ended), '')"
                + " FROM matrix m JOIN outcome o ON o.trial = m.trial WHERE m.experiment = ?")) {
      Sql.set(select, experiment);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Standing(experiment, row.getInt(1), row.getInt(2), row.getString(3));
      }
    } catch (SQLException e) {
      throw failed("count outcomes", e);
    }
  }

  /** Examples by class of data sets with two features, by the digest of the data. */
  public Map<String, List<Scatter.Group>> pictures() {
    Map<String, List<Scatter.Group>> pictures = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT data, examples FROM picture")) {
      while (row.next()) {
        String data = row.getString(1);
        try {
          pictures.put(data, Pictures.read(row.getString(2)));
        } catch (RuntimeException e) {
          LOG.warn("{}: the picture of data {} is damaged and left out", file, data);
        }
      }
      return pictures;
    } catch (SQLException e) {
      throw failed("read pictures of data", e);
    }
  }

  /** Ids of trials that have an outcome, of whichever experiment; failed ones only if asked for. */
  public Set<String> finished(boolean failedToo) {
    String sql = "SELECT trial FROM outcome" + (failedToo ? "" : " WHERE status = 'completed'");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Set<String> ids = new HashSet<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw failed("read outcomes", e);
    }
  }

  /** Records how a trial ended, durably, in place of any earlier outcome. */
  public void record(Outcome outcome, String machine, String graft) {
    if (!Files.exists(file)) {
      throw new LedgerException(
          file
              + " is gone: the run's folder was removed or renamed while it ran. What was recorded"
              + " is in it; put it back, or run the same command for a new one");
    }
    write("record an outcome", () -> TrialRows.write(connection, outcome, machine, graft, now()));
    try {
      keepCount();
    } catch (IOException e) {
      throw new LedgerException(file + ": could not record an outcome: " + e.getMessage(), e);
    }
  }

  /** The experiment that was begun last, if any. */
  public Optional<RecordedExperiment> latest() {
    return experiments().stream().findFirst();
  }

  /** All experiments, the one begun last first. */
  public List<RecordedExperiment> experiments() {
    try {
      return new ExperimentRows(connection).read();
    } catch (SQLException e) {
      throw failed("read the experiments", e);
    }
  }

  /**
   * The experiment's trials in the order of its matrix, with their outcomes. Those whose record is
   * damaged are told and left out.
   */
  public List<Recorded> trials(String experiment) {
    return trials(
        " JOIN matrix m ON m.trial = t.id WHERE m.experiment = ? ORDER BY m.position", experiment);
  }

  /** Trials whose id begins with {@code prefix}; likewise. */
  public List<Recorded> trialsById(String prefix) {
    return trials(" WHERE substr(t.id, 1, length(?1)) = ?1", prefix);
  }

  private List<Recorded> trials(String which, String argument) {
    Set<String> damaged = new LinkedHashSet<>();
    try {
      List<Recorded> trials = new TrialRows(connection, damaged::add).read(which, argument);
      damaged.removeAll(told);
      if (!damaged.isEmpty()) {
        told.addAll(damaged);
        LOG.warn(
            "{}: {}; left out here, and run again by graft run --retry-failed",
            file,
            words(damaged));
      }
      return trials;
    } catch (SQLException e) {
      throw failed("read trials", e);
    }
  }

  /** What is done in one transaction. */
  private interface Change {
    void make() throws SQLException;
  }

  private void write(String what, Change change) {
    try {
      connection.setAutoCommit(false);
      change.make();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw failed(what, e);
    }
  }

  private LedgerException failed(String what, SQLException e) {
    String advice =
        String.valueOf(e.getMessage()).contains("SQLITE_FULL")
            ? "; the disk is full: free some space, and the same command goes on from here"
            : "";
    return new LedgerException(file + ": could not " + what + ": " + e.getMessage() + advice, e);
  }

  private static String now() {
    return Instant.now().toString();
  }

  @Override
  public void close() {
    try {
      if (count.isPresent()) {
        count.get().close();
        LedgerFile.settle(connection);
      }
      connection.close();
    } catch (SQLException e) {
      throw failed("close", e);
    } catch (IOException e) {
      throw new LedgerException(file + ": could not be closed: " + e.getMessage(), e);
    }
  }
}
