package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks into a ledger while it is written harms neither the run nor himself. */
class LedgerReadersTest {
  private static final int TRIALS = 120;
  private static final String FILE =
      """
      experiment: watched
      source: {blobs: {samples: 1000, random-state: 1, train: 500}}
      target: {blobs: {samples: 1000, random-state: 2, train: 500}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 20}
      trainer: lanes
      strategies: [scratch, pausing: {milliseconds: 100}]
      repeats: {training: 60}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void runsToItsEndUnderReaders() throws Exception {
    Graft graft = new Graft(folder).with("GRAFT_PLUGINS", Faults.plugins(folder).toString());
    graft.write("watched.yaml", FILE);
    Path err = folder.resolve("run.err");
    Process run = graft.start(folder.resolve("run.out"), err, "run", "watched.yaml");
    Path ledger = folder.resolve("runs/watched/ledger.sqlite");
    Waiting.until("a ledger", () -> Files.exists(ledger) || !run.isAlive());
    int looked = 0;
    while (run.isAlive()) {
      shell(ledger);
      List<String> command =
          looked++ % 2 == 0
              ? List.of("export", "watched")
              : List.of("report", "watched", "--out", "watched-report");
      Graft.Result reader = graft.run(command.toArray(String[]::new));
      assertThat(reader.exit()).as(reader.err()).isZero();
      assertThat(reader.err()).doesNotContain("damaged");
    }
    assertThat(run.waitFor()).as(Graft.read(err)).isZero();
    assertThat(looked).isPositive();
    List<String> rows = graft.run("export", "watched").out().lines().toList();
    assertThat(rows).hasSize(TRIALS + 1).doesNotHaveDuplicates();
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.contains(",completed,"));
  }

  /** SQLite's own shell, where there is one; it waits for nobody unless told to. */
  private static void shell(Path ledger) throws IOException, InterruptedException {
    Process shell;
    try {
      shell =
          new ProcessBuilder(
                  "sqlite3",
                  "-cmd",
                  ".timeout 5000",
                  ledger.toString(),
                  "SELECT count(*) FROM outcome")
              .redirectErrorStream(true)
              .start();
    } catch (IOException none) {
      return;
    }
    String words =
        new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(words).matches("[0-9]+");
  }
}
