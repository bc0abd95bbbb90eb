package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on Spark itself: a standalone master and two workers on this machine. */
@Tag("cluster")
class SparkTest {
  /** Short trials, in a dozen tasks, so that there is time to take executors away. */
  private static final String SHORT =
      """
      experiment: short
      source: {blobs: {samples: 400, random-state: 1}}
      target: {blobs: {samples: 400, random-state: 2}}
      backbone: {mlp: {hidden: [10, 10]}}
      training: {epochs: 5}
      strategies: [scratch, fine-tune: {frozen: [0, 1]}]
      repeats: {training: 8}
      """;

  @TempDir private static Path place = Path.of("");
  @TempDir private Path folder = Path.of("");
  private static SparkCluster cluster;

  @BeforeAll
  static void startSpark() throws Exception {
    assertThat(SparkCluster.missing()).isEmpty();
    cluster = SparkCluster.start(place);
  }

  @AfterAll
  static void stopSpark() throws Exception {
    if (cluster != null) {
      cluster.stop();
    }
  }

  private static Graft graft(Path folder) throws IOException {
    Graft graft =
        new Graft(Files.createDirectories(folder))
            .with("SPARK_LOCAL_IP", "127.0.0.1")
            .with("SPARK_HOME", place.resolve("home").toString());
    graft.write("short.yaml", SHORT);
    return graft;
  }

  private static String spark(String more) {
    return "spark: {master: '%s', memory: 1g%s}".formatted(cluster.address(), more);
  }

  @Test
  void losesAndDoublesNothingWhenExecutorsAreKilledWhileOthersSpeculate() throws Exception {
    Graft alone = graft(folder.resolve("alone"));
    assertThat(alone.run("run", "short.yaml").exit()).isZero();

    Graft spark = graft(folder.resolve("it's $(touch no) a cluster"));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    String speculating =
        spark(
            ", pack: 0.01, prologue: ['export SITE=1'], options: [spark.speculation=true,"
                + " spark.speculation.multiplier=1.01, spark.speculation.quantile=0.1]");
    Process waiting = spark.start(out, err, "run", "short.yaml", "--executor", speculating);
    int killed = 0;
    for (int i = 0; i < 6000 && killed < 2 && waiting.isAlive(); i++) {
      Thread.sleep(50);
      if (Exports.journals(folder) > 2000L * killed && cluster.killAnExecutor()) {
        killed++;
        Thread.sleep(5000);
      }
    }
    assertThat(waiting.waitFor()).as(Files.readString(err)).isZero();
    assertThat(killed).isPositive();
    assertThat(Exports.of(spark, "short")).hasSize(25).isEqualTo(Exports.of(alone, "short"));
  }

  @Test
  void submitsAndLeavesAndIsCancelledAndTheSameFileGoesOnHere() throws Exception {
    Graft spark = graft(folder);
    Graft.Result submitted = spark.run("submit", "short.yaml", "--executor", spark(""));
    assertThat(submitted.exit()).as(submitted.err()).isZero();
    assertThat(submitted.err()).contains("note: submitted ");
    Graft.Result twice = spark.run("submit", "short.yaml", "--executor", spark(""));
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(twice.err()).contains("'graft cancel short' ends them");
    Graft.Result cancelled = spark.run("cancel", "short");
    assertThat(cancelled.exit()).as(cancelled.err()).isZero();
    Graft.Result here = spark.run("run", "short.yaml");
    assertThat(here.exit()).as(here.err()).isZero();
    assertThat(Exports.of(spark, "short")).hasSize(25);
  }

  @Test
  void theDoctorSaysWhatItFindsOnAWorker() throws Exception {
    Graft spark = graft(folder);
    Graft.Result doctor = spark.run("doctor", "--executor", spark(""));
    assertThat(doctor.out()).contains("ok    node         JDK", "ok    node         cache");
    Graft.Result nowhere =
        spark.run("doctor", "--executor", "spark: {master: 'spark://127.0.0.1:1'}");
    assertThat(nowhere.out()).contains("no Spark master is at spark://127.0.0.1:1");
    Graft.Result wrong = spark.run("doctor", "--executor", "spark: {master: 'http://x'}");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("master must be such as spark://host:7077");
  }
}
