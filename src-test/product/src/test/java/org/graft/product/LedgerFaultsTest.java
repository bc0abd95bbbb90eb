package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the ledger, nothing recorded is lost in silence and nothing is doubled. */
class LedgerFaultsTest {
  private static final int TRIALS = 120;
  private static final String FILE =
      """
      experiment: faults
      source: {blobs: {samples: 1000, random-state: 1, train: 500}}
      target: {blobs: {samples: 1000, random-state: 2, train: 500}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 20}
      trainer: lanes
      curves: [test]
      strategies: [scratch, pausing: {milliseconds: 100}]
      repeats: {training: 60}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void losesNothingOnAFullDisk() throws Exception {
    Graft graft = graft();
    Path disk = Files.createDirectories(folder.resolve("disk"));
    boolean small = command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
    try {
      Graft.Result full = small ? graft.run("run", "faults.yaml", "--runs", "disk") : limited();
      assertThat(full.exit()).as(full.err()).isEqualTo(2);
      assertThat(full.err()).contains("the same command goes on from here");
      assertThat(full.err().lines().filter(line -> line.startsWith("graft: ")))
          .singleElement()
          .asString()
          .contains("ledger.sqlite", "could not record an outcome");
      if (small) {
        assertThat(command("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
      }
      int recorded = number("stopped after .* ([0-9]+) completed", full.err());
      assertThat(recorded).isPositive();
      assertGoesOn(graft, "disk", recorded);
    } finally {
      if (small) {
        command("umount", disk.toString());
      }
    }
  }

  @Test
  void saysWhatATruncatedLogLost() throws Exception {
    Graft graft = graft();
    Path log = killed(graft);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertSaysWhatIsLost(graft);
  }

  @Test
  void saysWhatAFlippedByteInTheLogLost() throws Exception {
    Graft graft = graft();
    Path log = killed(graft);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      long place = file.length() / 2;
      file.seek(place);
      int value = file.read();
      file.seek(place);
      file.write(value ^ 0xff);
    }
    assertSaysWhatIsLost(graft);
  }

  @Test
  void keepsEverythingWhenOnlyTheProcessDied() throws Exception {
    Graft graft = graft();
    killed(graft);
    Graft.Result rest = graft.run("run", "faults.yaml");
    assertThat(rest.exit()).as(rest.err()).isZero();
    assertThat(rest.err()).doesNotContain("damaged");
    assertComplete(graft, "runs");
  }

  @Test
  void refusesALedgerThatIsNone() throws Exception {
    Graft graft = graft();
    Path ledger = graft.write("runs/faults/ledger.sqlite", "no ledger, but long enough to be read");
    Graft.Result result = graft.run("run", "faults.yaml");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains(ledger.toString(), "cannot be opened", "move it away");
  }

  private void assertSaysWhatIsLost(Graft graft) throws Exception {
    Graft.Result rest = graft.run("run", "faults.yaml");
    assertThat(rest.exit()).as(rest.err()).isZero();
    assertThat(rest.err()).contains("ledger.sqlite-wal was damaged");
    int safe = number("([0-9]+) outcomes are safe", rest.err());
    assertThat(safe).isPositive();
    assertThat(rest.err()).contains(TRIALS + " trials, " + safe + " done before");
    assertComplete(graft, "runs");
  }

  private static void assertGoesOn(Graft graft, String runs, int recorded) throws Exception {
    Graft.Result rest = graft.run("run", "faults.yaml", "--runs", runs);
    assertThat(rest.exit()).as(rest.err()).isZero();
    assertThat(rest.err()).contains(TRIALS + " trials, " + recorded + " done before");
    assertComplete(graft, runs);
  }

  private static void assertComplete(Graft graft, String runs) throws Exception {
    List<String> rows = graft.run("export", "faults", "--runs", runs).out().lines().toList();
    assertThat(rows).hasSize(TRIALS + 1).doesNotHaveDuplicates();
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.contains(",completed,"));
  }

  /** Kills a run in its middle; its write-ahead log. */
  private Path killed(Graft graft) throws Exception {
    Path err = folder.resolve("killed.err");
    Process run = graft.start(folder.resolve("killed.out"), err, "run", "faults.yaml");
    Path log = folder.resolve("runs/faults/ledger.sqlite-wal");
    Waiting.until("outcomes", () -> size(log) > 1_500_000 || !run.isAlive());
    assertThat(run.isAlive()).as(Graft.read(err)).isTrue();
    run.destroyForcibly().waitFor();
    return log;
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where no disk can be mounted: files may not grow beyond 1 MiB. */
  private Graft.Result limited() throws Exception {
    Path script = folder.resolve("limited");
    Files.writeString(
        script, "#!/bin/sh\nulimit -f 2048\nexec " + Graft.ROOT.resolve("graft") + " \"$@\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return graft().by(script).run("run", "faults.yaml", "--runs", "disk");
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
  }

  private Graft graft() throws IOException {
    Graft graft = new Graft(folder).with("GRAFT_PLUGINS", Faults.plugins(folder).toString());
    graft.write("faults.yaml", FILE);
    return graft;
  }

  private static int number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }
}
