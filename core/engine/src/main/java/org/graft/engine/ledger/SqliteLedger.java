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
import java.util.ArrayList;
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
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Scatter;

/**
 * The ledger of a run: one SQLite file in write-ahead mode. The outcomes of a step are one
 * transaction, so a kill at any moment loses none that was recorded, and any number of readers may
 * look on. Not thread-safe.
 */
public final class SqliteLedger implements AutoCloseable {
  /** The ledger's file name in a run's folder. */
  public static final String FILE = "ledger.sqlite";

  private static final Logger LOG = LogManager.getLogger(SqliteLedger.class);

  private final Path file;
  private final Connection connection;
  private final Statements statements;
  private final Optional<RecordCount> count;
  private final Checkpoints checkpoints;
  private final Set<String> told = new HashSet<>();
  private final Map<String, String> definitions = new LinkedHashMap<>();

  private SqliteLedger(Path file, Connection connection, Optional<RecordCount> count) {
    this.file = file;
    this.connection = connection;
    this.statements = new Statements(connection);
    this.count = count;
    this.checkpoints = new Checkpoints(file);
  }

  /**
   * Opens the ledger in {@code file}, made when absent. Warns of what its log lost.
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
            ledger.statements.number("SELECT count(*) FROM outcome"));
      }
      ledger.keepCount();
      return ledger;
    } catch (IOException | SQLException e) {
      throw new LedgerException(file + ": could not be opened: " + e.getMessage(), e);
    }
  }

  /** Opens an existing ledger for reading only: it stays as it is when it is first read. */
  public static SqliteLedger read(Path file) {
    return new SqliteLedger(file, LedgerFile.read(file), Optional.empty());
  }

  /** Number of the outcome recorded last; one that takes another's place has a number anew. */
  private long recorded() throws SQLException {
    return statements.number("SELECT coalesce(max(rowid), 0) FROM outcome");
  }

  private void keepCount() throws IOException, SQLException {
    if (count.isPresent()) {
      count.get().set(recorded());
    }
  }

  /** Takes out trials whose record is damaged, with a warning: they have no outcome any more. */
  public void takeOutDamaged() {
    Set<String> damaged = new LinkedHashSet<>();
    try {
      new TrialRows(connection, Map.of(), damaged::add).check();
    } catch (SQLException e) {
      throw failed("read trials", e);
    }
    if (!damaged.isEmpty()) {
      LOG.warn("{}: {}; what is damaged is run again", file, words(damaged));
      write(
          "take out damaged rows",
          () -> {
            TrialRows.delete(connection, damaged);
            return damaged;
          });
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

  /**
   * Records the experiment and its matrix; trials that are known stay as they are. Scores recorded
   * from now on are by its metrics' definitions.
   *
   * @return the experiment's id
   */
  public String begin(Plan plan, String folder, String graft) {
    Declared declared = Declared.of(plan);
    definitions.clear();
    definitions.putAll(declared.definitions());
    ExperimentRows rows = new ExperimentRows(connection);
    return write("record the experiment", () -> rows.write(plan, declared, folder, graft, now()));
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

  /** How many trials an experiment has, with outcomes and without. */
  public int size(String experiment) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*) FROM matrix WHERE experiment = ?")) {
      Sql.set(select, experiment);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw failed("count trials", e);
    }
  }

  /** Ids of all trials, of whichever experiment. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM trial ORDER BY id")) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw failed("read trials", e);
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

  /**
   * Ids of trials that need not be run, of whichever experiment: they have an outcome, and scores
   * by every one of the given definitions.
   *
   * @param definitions what scores are known by, by metric
   * @param failedToo whether a trial that failed or was skipped has ended
   */
  public Set<String> finished(Map<String, String> definitions, boolean failedToo) {
    try {
      TrialRows rows = rows(definitions);
      Set<String> scored = rows.scored();
      Set<String> finished = rows.ended("o.status = 'completed'");
      finished.retainAll(scored);
      if (failedToo) {
        Set<String> atScores =
            rows.ended(
                "o.status = 'failed' AND EXISTS (SELECT 1 FROM score s WHERE s.trial = o.trial)");
        atScores.removeAll(scored);
        Set<String> others = rows.ended("o.status <> 'completed'");
        others.removeAll(atScores);
        finished.addAll(others);
      }
      return finished;
    } catch (SQLException e) {
      throw failed("read outcomes", e);
    }
  }

  /** Ids of completed trials that lack a score by one of the given definitions. */
  public Set<String> unscored(Map<String, String> definitions) {
    try {
      TrialRows rows = rows(definitions);
      Set<String> unscored = rows.ended("o.status = 'completed'");
      unscored.removeAll(rows.scored());
      return unscored;
    } catch (SQLException e) {
      throw failed("read scores", e);
    }
  }

  /** Adds scores of a completed trial by metric, by the given definitions. */
  public void score(String trial, Map<String, Double> scores, Map<String, String> definitions) {
    write(
        "record scores",
        () -> {
          rows(definitions).write(statements, trial, scores);
          return trial;
        });
  }

  /**
   * Records how trials ended, durably and all at once, in place of earlier outcomes.
   *
   * @param probabilities what they predicted, [test examples, outputs], by trial, where it is kept
   *     here
   * @param tried candidates of those that chose, by trial
   */
  public void record(
      List<Outcome> outcomes,
      Map<String, Tensor> probabilities,
      Map<String, List<Tried>> tried,
      String machine,
      String graft) {
    if (!Files.exists(file)) {
      throw new LedgerException(
          file
              + " is gone: the run's folder was removed or renamed while it ran. What was recorded"
              + " is in it; put it back, or run the same command for a new one");
    }
    write(
        "record an outcome",
        () -> {
          TrialRows rows = rows(definitions);
          TriedRows candidates = new TriedRows(connection);
          PredictionRows predictions = new PredictionRows(connection);
          String now = now();
          for (Outcome outcome : outcomes) {
            rows.write(statements, outcome, machine, graft, now);
            candidates.write(
                statements, outcome.trial(), tried.getOrDefault(outcome.trial(), List.of()));
            Tensor made = probabilities.get(outcome.trial());
            if (made != null) {
              predictions.write(statements, outcome.trial(), made);
            }
          }
          if (!probabilities.isEmpty()) {
            predictions.makeRoom(statements);
          }
          return outcomes;
        });
    try {
      keepCount();
    } catch (IOException e) {
      throw new LedgerException(file + ": could not record an outcome: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw failed("count outcomes", e);
    }
    checkpoints.after(outcomes.size());
  }

  /** Records how trials ended that chose nothing. */
  public void record(
      List<Outcome> outcomes, Map<String, Tensor> probabilities, String machine, String graft) {
    record(outcomes, probabilities, Map.of(), machine, graft);
  }

  private TrialRows rows(Map<String, String> definitions) {
    return new TrialRows(connection, definitions, id -> {});
  }

  /** What a trial predicted, [test examples, outputs]; empty where it is not kept here. */
  public Optional<Tensor> predictions(String trial) {
    try {
      return new PredictionRows(connection).read(trial);
    } catch (SQLException e) {
      throw failed("read predictions", e);
    }
  }

  /** What is true of the test examples of data with that digest. */
  public Optional<Targets> targets(String data, Target target) {
    try {
      return new PredictionRows(connection).readTargets(data, target);
    } catch (SQLException e) {
      throw failed("read targets", e);
    }
  }

  /** What trials of an experiment chose from, by trial; nothing of those that chose nothing. */
  public Map<String, List<Tried>> tried(String experiment) {
    try {
      return new TriedRows(connection).read(experiment);
    } catch (SQLException e) {
      throw failed("read candidates", e);
    }
  }

  /**
   * Transferability scores of an experiment's trials by the given definitions, by trial.
   *
   * @param definitions what the values of each score are known by, by label
   */
  public Map<String, List<TransferabilityScore>> transferability(
      String experiment, Map<String, String> definitions) {
    try {
      return new TransferabilityRows(connection).read(experiment, definitions);
    } catch (SQLException e) {
      throw failed("read transferability scores", e);
    }
  }

  /** Records transferability scores of trials, durably and all at once. */
  public void recordTransferability(
      Map<String, List<TransferabilityScore>> byTrial, Map<String, String> definitions) {
    write(
        "record transferability scores",
        () -> {
          new TransferabilityRows(connection).write(statements, byTrial, definitions);
          return byTrial;
        });
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
   * damaged are left out, with a warning.
   */
  public List<Recorded> trials(String experiment) {
    return trials(
        " JOIN matrix m ON m.trial = t.id WHERE m.experiment = ? ORDER BY m.position",
        experiment,
        find(experiment).map(found -> found.declared().definitions()).orElse(Map.of()));
  }

  private Optional<RecordedExperiment> find(String experiment) {
    return experiments().stream().filter(one -> one.id().equals(experiment)).findFirst();
  }

  /**
   * What an experiment declares.
   *
   * @throws LedgerException if there is no such experiment
   */
  public Declared declared(String experiment) {
    return find(experiment)
        .orElseThrow(() -> new LedgerException(file + " has no experiment " + experiment))
        .declared();
  }

  /** Trials whose id begins with {@code prefix}, with the scores recorded last; likewise. */
  public List<Recorded> trialsById(String prefix) {
    return trials(" WHERE substr(t.id, 1, length(?1)) = ?1", prefix, Map.of());
  }

  private List<Recorded> trials(String which, String argument, Map<String, String> declared) {
    Set<String> damaged = new LinkedHashSet<>();
    try {
      List<Recorded> trials =
          new TrialRows(connection, declared, damaged::add).read(which, argument);
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
  private interface Change<T> {
    T make() throws SQLException;
  }

  private <T> T write(String what, Change<T> change) {
    try {
      connection.setAutoCommit(false);
      T made = change.make();
      connection.setAutoCommit(true);
      return made;
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
      checkpoints.close();
      statements.close();
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
