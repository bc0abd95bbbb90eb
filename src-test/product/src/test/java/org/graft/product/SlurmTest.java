package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on Slurm itself: a controller and two nodes on this machine. */
@Tag("cluster")
class SlurmTest {
  private static final String BLOBS = Graft.ROOT.resolve("experiments/blobs.yaml").toString();
  private static final String[] SHORT = {"training.epochs=3", "repeats.training=10"};

  /** Trials of 2 s each on a node of their own, so that there is time to take the node away. */
  private static final String SLOW =
      """
      experiment: slow
      source: {blobs: {samples: 4000, random-state: 1}}
      target: {blobs: {samples: 4000, random-state: 2}}
      backbone: {mlp: {hidden: [60, 60]}}
      training: {epochs: 60}
      strategies: [scratch, fine-tune: {frozen: [1]}]
      repeats: {training: 4}
      """;

  @TempDir private static Path cluster = Path.of("");
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void startSlurm() throws Exception {
    assertThat(SlurmCluster.missing()).isEmpty();
    SlurmCluster.start(cluster);
  }

  @AfterAll
  static void stopSlurm() throws Exception {
    SlurmCluster.stop(cluster);
  }

  private static Graft graft(Path folder) throws IOException {
    return new Graft(Files.createDirectories(folder))
        .with("SLURM_CONF", SlurmCluster.configuration(cluster).toString());
  }

  private static String[] with(String command, String... more) {
    return Stream.concat(
            Stream.of(command, BLOBS), Stream.concat(Stream.of(SHORT), Stream.of(more)))
        .toArray(String[]::new);
  }

  @Test
  void givesTheBitsOfOneMachineAndTheLastJobCollects() throws Exception {
    Graft alone = graft(folder.resolve("alone"));
    assertThat(alone.run(with("run")).exit()).isZero();

    Graft slurm = graft(folder.resolve("it's $(touch no) a cluster"));
    Graft.Result submitted =
        slurm.run(
            with(
                "submit",
                "--executor",
                "slurm: {time: 10min, max-at-once: 2, pack: 0.05, options: ['--comment=site'],"
                    + " prologue: ['export SITE=1']}"));
    assertThat(submitted.exit()).as(submitted.err()).isZero();
    assertThat(submitted.err()).contains("note: submitted ");
    assertThat(submitted.out()).contains("0 of 40 trials have an outcome");
    String status = awaitCollected(slurm);
    assertThat(status).contains("40 of 40 trials have an outcome, 0 of them failed");
    assertThat(Exports.of(slurm, "blobs")).hasSize(41).isEqualTo(Exports.of(alone, "blobs"));
    Graft.Result run = slurm.run(with("run"));
    assertThat(run.err()).contains("40 trials, 40 done before");
  }

  @Test
  void givesTheBitsOfOneMachineToADl4jNetworkByWayOfScratchToo() throws Exception {
    String[] dl4j = {"trainer=dl4j", "training.epochs=2", "repeats.training=2"};
    String[] apart = {"--threads-per-trial", "1", "--executor"};
    String[] slurm = {
      "slurm: {pack: 0.01, prologue: ['export GRAFT_SCRATCH=%s']}".formatted(folder.resolve("own"))
    };
    Graft alone = graft(folder.resolve("alone"));
    Graft cluster =
        graft(folder.resolve("cluster"))
            .with("GRAFT_CACHE", folder.resolve("alone/cache").toString());
    assertThat(alone.run(words(dl4j, apart, "threads")).exit()).isZero();
    Graft.Result waited = cluster.run(words(dl4j, apart, slurm));
    assertThat(waited.exit()).as(waited.err()).isZero();
    assertThat(Exports.of(cluster, "blobs")).hasSize(9).isEqualTo(Exports.of(alone, "blobs"));
    assertThat(folder.resolve("own")).isNotEmptyDirectory();
  }

  private static String[] words(String[] settings, String[] options, String... more) {
    return Stream.of(new String[] {"run", BLOBS}, settings, options, more)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  /** Waits until the last job has collected all. */
  private static String awaitCollected(Graft graft) throws Exception {
    for (int i = 0; i < 120; i++) {
      String status = graft.run("status", "blobs").out();
      if (status.contains("nothing of it is with a batch system")) {
        return status;
      }
      Thread.sleep(1000);
    }
    throw new AssertionError(graft.run("status", "blobs").out());
  }

  @Test
  void losesAndDoublesNothingWhenTasksAreKilledAndCancelled() throws Exception {
    Graft alone = graft(folder.resolve("alone"));
    alone.write("slow.yaml", SLOW);
    assertThat(alone.run("run", "slow.yaml").exit()).isZero();

    Graft slurm = graft(folder.resolve("slurm"));
    slurm.write("slow.yaml", SLOW);
    String later = "slurm: {pack: 0.02, time: 5min, options: ['--begin=now+1hour']}";
    String[] submit = {"submit", "slow.yaml", "--executor", later};
    assertThat(slurm.run(submit).exit()).isZero();
    Graft.Result second = slurm.run(submit);
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).contains("tasks that wait or run", "'graft cancel slow' ends them");
    Graft.Result here = slurm.run("run", "slow.yaml");
    assertThat(here.exit()).isEqualTo(2);
    Graft.Result cancelled = slurm.run("cancel", "slow");
    assertThat(cancelled.exit()).as(cancelled.err()).isZero();

    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process waiting =
        slurm.start(out, err, "run", "slow.yaml", "--executor", "slurm: {pack: 0.02, attempts: 9}");
    long written = 0;
    for (int i = 0; i < 4 && waiting.isAlive(); i++) {
      long before = written;
      for (int wait = 0; wait < 300 && written == before && waiting.isAlive(); wait++) {
        Thread.sleep(100);
        written = Exports.journals(folder.resolve("slurm/runs/slow/tasks"));
      }
      SlurmCluster.killATask(cluster, folder.resolve("slurm"));
    }
    assertThat(waiting.waitFor()).as(Files.readString(err)).isZero();
    assertThat(Exports.of(slurm, "slow")).isEqualTo(Exports.of(alone, "slow"));
  }

  @Test
  void keepsThePromisesOfAnExecutor() throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SlurmPromises.class.getName(),
            Files.createDirectories(folder.resolve("it's 100% $(touch no)")).toString());
    program.environment().put("SLURM_CONF", SlurmCluster.configuration(cluster).toString());
    Process process = program.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    assertThat(Files.readAllLines(out))
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(line).startsWith("kept: "));
  }

  @Test
  void saysWhyTasksThatCannotStartAreNotSubmittedForEver() throws Exception {
    Graft slurm = graft(folder);
    Graft.Result result =
        slurm.run(
            with("run", "--executor", "slurm: {prologue: ['echo no such module', 'exit 1']}"));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .contains("tasks ended 2 times on end without beginning a step", "no such module");
    assertThat(slurm.run("status", "blobs").out()).contains("0 of 40 trials have an outcome");
  }

  @Test
  void refusesWhatItCannotSubmit() throws Exception {
    Graft slurm = graft(folder);
    Graft.Result nowhere = slurm.run(with("submit", "--executor", "slurm: {partition: nowhere}"));
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("the batch system takes no job", "partition");
    assertThat(slurm.run(with("submit")).err()).contains("submit needs a batch system");
    assertThat(slurm.run("status", "never").exit()).isEqualTo(2);
    List<String> left = SlurmCluster.queue(cluster);
    assertThat(left).noneMatch(job -> job.contains("nowhere"));
  }
}
