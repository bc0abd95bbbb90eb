package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {
  private static final String FILE = Graft.ROOT.resolve("experiments/blobs.yaml").toString();
  private static final List<String> SHORT =
      List.of("run", FILE, "repeats.training=3", "training.epochs=4");

  @TempDir private Path folder = Path.of("");

  @Test
  void runsTheFirstExperimentToItsTable() throws Exception {
    Graft.Result result = new Graft(folder).run(arguments(SHORT));
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("scratch", "fine-tune(frozen=0)", "fine-tune(frozen=1)", "fine-tune(frozen=2)")
        .contains("accuracy, higher is better");
    Path report = folder.resolve("runs/blobs/report");
    assertThat(Graft.read(report.resolve("figures/data.svg")))
        .contains("blobs 1 (source)", "blobs 2 (target)");
    assertThat(result.err()).contains("12 trials", "12 completed, 0 failed");
    assertThat(result.err()).doesNotContain("WARN", "SLF4J", "Exception", "deprecated");
  }

  @Test
  void runsOnTheExecutorAndTellsTheTrackersThatOptionsName() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result result =
        graft.run(
            arguments(
                SHORT,
                "--executor",
                "threads: {workers: 1}",
                "--tracker",
                "json-lines: {file: e}"));
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Graft.read(folder.resolve("e")).lines().filter(l -> l.contains("trial-finished")))
        .hasSize(12);
    assertThat(graft.run(arguments(SHORT, "--executor", "threats")).err())
        .contains("--executor", "no executor named 'threats' (did you mean 'threads'?)");
  }

  @Test
  void doesNotRunFinishedTrialsAgain() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result first = graft.run(arguments(SHORT));
    Graft.Result second = graft.run(arguments(SHORT));
    assertThat(second.err()).contains("12 done before", "0 completed");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void givesTheSameBitsForAnyNumberOfWorkers() throws Exception {
    Set<String> one = scores(folder.resolve("one"), "--workers=1");
    Set<String> four = scores(folder.resolve("four"), "--workers=4");
    assertThat(one).hasSize(13).isEqualTo(four);
  }

  @Test
  void rerunsATrialToTheSameNumbers() throws Exception {
    Graft graft = new Graft(folder);
    graft.run(arguments(SHORT));
    String csv = graft.run("export", "blobs").out();
    String trial = csv.lines().skip(2).findFirst().orElseThrow().split(",", -1)[0];
    Graft.Result result = graft.run("rerun", trial);
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("bit for bit");
    assertThat(graft.run("show", trial).out())
        .contains(trial, "0 frozen arrays moved", "learning curve");
  }

  private static String[] arguments(List<String> arguments, String... more) {
    List<String> all = new java.util.ArrayList<>(arguments);
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  /** Trial, status, scores and nothing that may differ. */
  private static Set<String> scores(Path folder, String option)
      throws IOException, InterruptedException {
    java.nio.file.Files.createDirectories(folder);
    Graft graft = new Graft(folder);
    Graft.Result run = graft.run(arguments(SHORT, option));
    assertThat(run.exit()).as(run.err()).isZero();
    String csv = graft.run("export", "blobs", "--format=csv").out();
    List<String> heading = List.of(csv.lines().findFirst().orElseThrow().split(",", -1));
    int id = heading.indexOf("trial");
    int score = heading.indexOf("score.accuracy");
    return csv.lines()
        .map(line -> line.split(",", -1))
        .map(cells -> cells[id] + " " + cells[cells.length - heading.size() + score])
        .collect(Collectors.toSet());
  }
}
