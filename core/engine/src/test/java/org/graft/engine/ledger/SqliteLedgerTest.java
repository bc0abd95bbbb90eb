package org.graft.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.training.CurvePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLedgerTest {
  private static final int TRIALS = 5;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE outcome SET curve = replace(curve, '0.5', '0.7') WHERE trial = 'trial-2'",
        "UPDATE outcome SET curve = '[[1' WHERE trial = 'trial-2'",
        "UPDATE outcome SET curve = X'00ff' WHERE trial = 'trial-2'",
        "UPDATE outcome SET confusion = '' WHERE trial = 'trial-2'",
        "UPDATE outcome SET ended = 'yesterday' WHERE trial = 'trial-2'",
        "UPDATE outcome SET fit_seconds = 'long' WHERE trial = 'trial-2'",
        "UPDATE outcome SET trained = NULL WHERE trial = 'trial-2'",
        "UPDATE score SET definition = 'x' WHERE trial = 'trial-2'",
        "UPDATE score SET value = 'good' WHERE trial = 'trial-2'",
        "UPDATE score SET value = 0.875 WHERE trial = 'trial-2'",
        "UPDATE trial SET settings = '{' WHERE id = 'trial-2'",
        "UPDATE trial SET seed = 'none' WHERE id = 'trial-2'"
      })
  void leavesOutATrialWhoseRecordIsDamagedAndRunsItAgain(String damage) throws Exception {
    Path file = recorded();
    sql(file, damage);
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      assertThat(ledger.trials("e"))
          .extracting(t -> t.card().id())
          .containsExactly("trial-0", "trial-1", "trial-3", "trial-4");
    }
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      ledger.takeOutDamaged();
      assertThat(ledger.finished(Map.of(), true)).hasSize(TRIALS - 1).doesNotContain("trial-2");
      ledger.record(List.of(outcome("trial-2")), Map.of(), "machine", "graft");
      assertThat(ledger.finished(Map.of(), true)).hasSize(TRIALS);
    }
  }

  @Test
  void readsWhatItRecorded() throws Exception {
    Path file = recorded();
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      assertThat(ledger.trials("e")).hasSize(TRIALS);
      assertThat(ledger.trialsById("trial-3"))
          .singleElement()
          .satisfies(t -> assertThat(t.outcome()).contains(outcome("trial-3")));
    }
  }

  /** SQLite keeps no sign of zero. */
  @Test
  void keepsTransferabilityScoresOfMinusZero() throws Exception {
    TransferabilityScore score =
        new TransferabilityScore("logme", "pool", 9, 99, Optional.of(-0.0), Optional.empty());
    try (SqliteLedger ledger = SqliteLedger.open(recorded())) {
      ledger.recordTransferability(Map.of("trial-1", List.of(score)), Map.of("logme", "d"));
      assertThat(ledger.transferability("e", Map.of("logme", "d")).get("trial-1"))
          .singleElement()
          .satisfies(one -> assertThat(one.value()).contains(0.0));
    }
  }

  @Test
  void neverMixesScoresOfTwoDefinitions() {
    Path file = folder.resolve(SqliteLedger.FILE);
    Map<String, String> now = Map.of("accuracy", "second");
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      ledger.record(List.of(outcome("one")), Map.of(), "machine", "graft");
      assertThat(ledger.finished(Map.of("accuracy", ""), true)).containsExactly("one");
      assertThat(ledger.finished(now, true)).isEmpty();
      assertThat(ledger.unscored(now)).containsExactly("one");
      ledger.score("one", Map.of("accuracy", 0.5), now);
      assertThat(ledger.unscored(now)).isEmpty();
      assertThat(ledger.finished(now, true)).containsExactly("one");
      assertThat(ledger.finished(Map.of("accuracy", ""), true)).containsExactly("one");
    }
  }

  @Test
  void countsATrialThatBrokeAmongThoseThatEnded() {
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      Outcome broken = new Outcome.Failed("one", Stage.SCORE, "accuracy: broken");
      ledger.record(List.of(broken), Map.of(), "machine", "graft");
      Outcome other = new Outcome.Failed("two", Stage.FIT, "broken");
      ledger.record(List.of(other), Map.of(), "machine", "graft");
      assertThat(ledger.finished(Map.of(), true)).containsExactlyInAnyOrder("one", "two");
    }
  }

  @Test
  void keepsPredictionsBitForBitAndNoDamagedOnes() throws Exception {
    Path file = folder.resolve(SqliteLedger.FILE);
    Tensor made = Tensor.of(Shape.of(2, 3), new float[] {0.1f, 0.2f, 0.7f, 1, 0, -0f});
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      ledger.record(List.of(outcome("one")), Map.of("one", made), "machine", "graft");
      assertThat(ledger.predictions("one").orElseThrow().sameBits(made)).isTrue();
      assertThat(ledger.predictions("two")).isEmpty();
    }
    sql(file, "UPDATE prediction SET width = 2");
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      assertThat(ledger.predictions("one")).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoLedgerInOneLine() throws Exception {
    Path torn = recorded();
    byte[] bytes = Files.readAllBytes(torn);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(torn, bytes);
    Path empty = Files.createFile(folder.resolve("empty.sqlite"));
    for (Path file : List.of(torn, empty, Files.writeString(folder.resolve("text"), "no ledger"))) {
      assertThatThrownBy(
              () -> {
                try (SqliteLedger ledger = SqliteLedger.read(file)) {
                  ledger.trials("e");
                }
              })
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining(file.toString())
          .message()
          .hasLineCount(1);
    }
  }

  /** As SQLite has them: a shared lock on the index for as long as the ledger is open. */
  @Test
  void keepsSqlitesLocksWhileItIsOpen() throws Exception {
    Path locks = Path.of("/proc/locks");
    assumeThat(locks).exists();
    Path file = folder.resolve(SqliteLedger.FILE);
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      ledger.record(List.of(outcome("one")), Map.of(), "machine", "graft");
      try (SqliteLedger reader = SqliteLedger.read(file)) {
        assertThat(reader.finished(Map.of(), true)).hasSize(1);
      }
      ledger.record(List.of(outcome("two")), Map.of(), "machine", "graft");
      for (String end : List.of("", "-shm")) {
        Path part = file.resolveSibling(file.getFileName() + end);
        String inode = ":" + Files.getAttribute(part, "unix:ino") + " ";
        assertThat(Files.readAllLines(locks)).as(part.toString()).anyMatch(l -> l.contains(inode));
      }
    }
  }

  @Test
  void recordsWhileAnotherProcessOpensAndClosesIt() throws Exception {
    Path file = folder.resolve(SqliteLedger.FILE);
    Path done = folder.resolve("done");
    Path words = folder.resolve("words");
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      Process reader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin/java").toString(),
                  "-cp",
                  System.getProperty("java.class.path") + File.pathSeparator,
                  Reader.class.getName(),
                  file.toString(),
                  done.toString())
              .redirectErrorStream(true)
              .redirectOutput(words.toFile())
              .start();
      int recorded = 0;
      while (reader.isAlive()) {
        ledger.record(List.of(outcome("trial-" + recorded++)), Map.of(), "machine", "graft");
        if (Files.exists(words) && Files.readString(words).lines().count() > 30) {
          Files.writeString(done, "");
        }
        Thread.sleep(1);
      }
      assertThat(reader.exitValue()).as(Files.readString(words)).isZero();
      assertThat(ledger.finished(Map.of(), true)).hasSize(recorded);
    }
  }

  /** Opens the ledger for reading and writing, as the sqlite3 shell does, until told to end. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) throws SQLException {
      int before = 0;
      while (!Files.exists(Path.of(arguments[1]))) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
            Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "SELECT count(*), (SELECT count(DISTINCT trial) FROM score) FROM outcome")) {
          int now = row.getInt(1);
          if (now < before || now != row.getInt(2)) {
            throw new IllegalStateException(before + ", then " + now + ", " + row.getInt(2));
          }
          before = now;
          System.out.println(now);
        }
      }
    }
  }

  private Path recorded() throws SQLException {
    Path file = folder.resolve(SqliteLedger.FILE);
    try (SqliteLedger ledger = SqliteLedger.open(file)) {
      IntStream.range(0, TRIALS)
          .forEach(
              i -> ledger.record(List.of(outcome("trial-" + i)), Map.of(), "machine", "graft"));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement trial = connection.prepareStatement(TrialRow.INSERT);
        PreparedStatement place =
            connection.prepareStatement("INSERT INTO matrix VALUES ('e', ?, ?)")) {
      for (int i = 0; i < TRIALS; i++) {
        Object[] row =
            RowChecksum.beside(
                Arrays.asList(
                    "trial-" + i,
                    "block",
                    "transfer",
                    "backbone",
                    "strategy",
                    0,
                    i,
                    7L + i,
                    null,
                    null,
                    "data",
                    "trainer",
                    "{}"));
        Sql.set(trial, row);
        trial.executeUpdate();
        Sql.set(place, i, "trial-" + i);
        place.executeUpdate();
      }
    }
    return file;
  }

  private static void sql(Path file, String change) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(change)).isEqualTo(1);
    }
  }

  private static Outcome outcome(String trial) {
    return new Outcome.Completed(
        trial,
        Map.of("accuracy", 0.75),
        List.of(List.of(3, 1), List.of(0, 4)),
        List.of(new CurvePoint(1, "train", 0.5, 0.6), new CurvePoint(2, "train", 0.5, Double.NaN)),
        Optional.of(new org.graft.spi.result.Audit(10, 20, 0)),
        Map.of("fit", 1.5, "predict", 2.0),
        1L << 33,
        "lanes");
  }
}
