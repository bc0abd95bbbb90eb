package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill at any moment loses at most the trials in flight. */
class KillTest {
  private static final String FILE =
      """
      experiment: long
      source: {blobs: {samples: 1000, random-state: 1, train: 500}}
      target: {blobs: {samples: 1000, random-state: 2, train: 500}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 10}
      strategies: [scratch, fine-tune: {frozen: [0, 1]}]
      repeats: {training: 20}
      trainer: dl4j
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void goesOnAfterAKillWithoutLosingOrDoublingATrial() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("long.yaml", FILE);
    int before = stopped(graft, "KILL");
    Graft.Result rest = graft.run("run", "long.yaml");
    assertThat(rest.exit()).as(rest.err()).isZero();
    assertThat(rest.err()).contains("done before", "0 failed");
    assertThat(number(rest.err(), "([0-9]+) done before")).isGreaterThanOrEqualTo(before);
    List<String> rows = graft.run("export", "long").out().lines().toList();
    assertThat(rows).hasSize(61).doesNotHaveDuplicates();
    assertThat(rows.subList(1, 61)).allMatch(row -> row.contains(",completed,"));
  }

  @Test
  void endsCleanlyWhenAskedToStop() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("long.yaml", FILE);
    stopped(graft, "TERM");
    assertThat(Graft.read(folder.resolve("first.err")))
        .contains("the same command goes on from here");
    assertThat(graft.run("run", "long.yaml").exit()).isZero();
  }

  /** Runs until a few trials are recorded, stops; how many had been announced as done. */
  private int stopped(Graft graft, String signal) throws IOException, InterruptedException {
    Path err = folder.resolve("first.err");
    Process process = graft.start(folder.resolve("first.out"), err, "run", "long.yaml");
    Path ledger = folder.resolve("runs/long/ledger.sqlite-wal");
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (System.nanoTime() < deadline
        && !(Files.exists(ledger) && number(Graft.read(err), "([0-9]+)/60 trials") > 0)) {
      Thread.sleep(50);
    }
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    int done = number(Graft.read(err), "([0-9]+)/60 trials");
    assertThat(done).isGreaterThan(0).isLessThan(60);
    return done;
  }

  /** The number in the last match; 0 without one. */
  private static int number(String text, String pattern) {
    int last = 0;
    var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      last = Integer.parseInt(matcher.group(1));
    }
    return last;
  }
}
