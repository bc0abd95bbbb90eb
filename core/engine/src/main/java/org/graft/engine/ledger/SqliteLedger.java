package org.graft.engine.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Setting;
import org.graft.spi.base.Digest;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Scatter;

/**
 * The ledger of a run: one SQLite file in write-ahead mode. Every outcome is one transaction, so a
 * kill at any moment loses none that was recorded. Not thread-safe.
 */
public final class SqliteLedger implements AutoCloseable {
  /** The ledger's file name in a run's folder. */
  public static final String FILE = "ledger.sqlite";

  private static final Logger LOG = LogManager.getLogger(SqliteLedger.class);

  private final Path file;
  private final Connection connection;

  private SqliteLedger(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens the ledger in {@code file}, made when absent.
   *
   * @throws LedgerException if the file is not a ledger of this version or is damaged
   */
  public static SqliteLedger open(Path file) {
    OptionalInt before = WalIndex.frames(file);
    SqliteLedger ledger = new SqliteLedger(file, LedgerFile.open(file));
    int lost = before.orElse(0) - WalIndex.frames(file).orElse(0);
    if (lost > 0) {
      LOG.warn(
          "{}-wal was damaged: its last {} of {} pages are lost. {} outcomes are safe; what was"
              + " recorded after them is run again",
          file,
          lost,
          before.orElse(0),
          ledger.recorded());
    }
    return ledger;
  }

  private int recorded() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM outcome")) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException e) {
      throw failed("count outcomes", e);
    }
  }

  /** Opens an existing ledger for reading only. */
  public static SqliteLedger read(Path file) {
    return new SqliteLedger(file, LedgerFile.read(file));
  }

  /** Records the experiment and its matrix; trials that are known stay as they are. */
  public String begin(Plan plan, String folder, String graft) {
    String id = new Digest().add(plan.spec().resolved()).id();
    try {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO experiment VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET"
                  + " folder = excluded.folder, graft = excluded.graft, begun = excluded.begun")) {
        Sql.set(insert, id, plan.spec().name(), plan.spec().resolved(), folder, graft, now());
        insert.executeUpdate();
      }
      if (!matrix(id).equals(plan.trials().stream().map(t -> t.card().id()).toList())) {
        try (PreparedStatement clear =
            connection.prepareStatement("DELETE FROM matrix WHERE experiment = ?")) {
          Sql.set(clear, id);
          clear.executeUpdate();
        }
        insertTrials(plan, id);
      }
      insertPictures(plan);
      connection.commit();
      return id;
    } catch (SQLException e) {
      throw failed("record the experiment", e);
    }
  }

  /** Ids of an experiment's trials, in order. */
  private List<String> matrix(String experiment) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT trial FROM matrix WHERE experiment = ? ORDER BY position")) {
      Sql.set(select, experiment);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
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

  private void insertTrials(Plan plan, String id) throws SQLException {
    try (PreparedStatement trial = connection.prepareStatement(TrialRow.INSERT);
        PreparedStatement place =
            connection.prepareStatement("INSERT INTO matrix VALUES (?,?,?)")) {
      int position = 0;
      for (PlannedTrial planned : plan.trials()) {
        TrialRow.set(trial, planned);
        trial.addBatch();
        Sql.set(place, id, position++, planned.card().id());
        place.addBatch();
        if (position % 1000 == 0) {
          trial.executeBatch();
          place.executeBatch();
        }
      }
      trial.executeBatch();
      place.executeBatch();
    }
  }

  /** Of a transfer whose rows are divided anew, the first division is drawn. */
  private void insertPictures(Plan plan) throws SQLException {
    Set<String> drawn = new HashSet<>();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR IGNORE INTO picture VALUES (?,?)")) {
      for (Setting setting : plan.settings()) {
        if (drawn.add(setting.transfer().name())) {
          setting.source().ifPresent(data -> insertPicture(insert, data));
          insertPicture(insert, setting.target());
        }
      }
    }
  }

  private void insertPicture(PreparedStatement insert, DatasetLoader.Loaded data) {
    Pictures.of(data.dataset())
        .ifPresent(
            picture -> {
              try {
                Sql.set(insert, data.digest(), picture);
                insert.executeUpdate();
              } catch (SQLException e) {
                throw failed("record a picture of data", e);
              }
            });
  }

  /** Examples by class of data sets with two features, by the digest of the data. */
  public Map<String, List<Scatter.Group>> pictures() {
    Map<String, List<Scatter.Group>> pictures = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      if (!knows(statement, "picture")) {
        return pictures;
      }
      try (ResultSet row = statement.executeQuery("SELECT data, examples FROM picture")) {
        while (row.next()) {
          pictures.put(row.getString(1), Pictures.read(row.getString(2)));
        }
      }
      return pictures;
    } catch (SQLException e) {
      throw failed("read pictures of data", e);
    }
  }

  /** Ledgers of earlier versions lack tables, and are not changed by who reads them. */
  private static boolean knows(Statement statement, String table) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = '" + table + "'")) {
      return row.next();
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
    try {
      try (PreparedStatement scores =
          connection.prepareStatement("DELETE FROM score WHERE trial = ?")) {
        Sql.set(scores, outcome.trial());
        scores.executeUpdate();
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO outcome VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
        OutcomeRow.set(insert, outcome, machine, graft, now());
        insert.executeUpdate();
      }
      if (outcome instanceof Outcome.Completed completed) {
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO score VALUES (?,?,?)")) {
          completed
              .scores()
              .forEach(
                  (metric, value) -> Sql.batch(insert, outcome.trial(), metric, Sql.finite(value)));
          insert.executeBatch();
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed("record an outcome", e);
    }
  }

  /** The experiment that was begun last, if any. */
  public Optional<RecordedExperiment> latest() {
    List<RecordedExperiment> all = experiments();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** All experiments, the one begun last first. */
  public List<RecordedExperiment> experiments() {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT id, name, spec, folder, graft, begun FROM experiment"
                    + " ORDER BY begun DESC, rowid DESC")) {
      List<RecordedExperiment> found = new ArrayList<>();
      while (row.next()) {
        found.add(
            new RecordedExperiment(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
      }
      return found;
    } catch (SQLException e) {
      throw failed("read the experiments", e);
    }
  }

  /** The experiment's trials in the order of its matrix, with their outcomes. */
  public List<Recorded> trials(String experiment) {
    return select(
        TrialRow.SELECT
            + " JOIN matrix m ON m.trial = t.id WHERE m.experiment = ? ORDER BY m.position",
        experiment);
  }

  /** Trials whose id begins with {@code prefix}. */
  public List<Recorded> trialsById(String prefix) {
    return select(TrialRow.SELECT + " WHERE substr(t.id, 1, length(?1)) = ?1", prefix);
  }

  private List<Recorded> select(String sql, String argument) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Sql.set(select, argument);
      List<Recorded> found = new ArrayList<>();
      ScoreTable scores = ScoreTable.read(connection);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(TrialRow.get(row, scores));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed("read trials", e);
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
      connection.close();
    } catch (SQLException e) {
      throw failed("close", e);
    }
  }
}
