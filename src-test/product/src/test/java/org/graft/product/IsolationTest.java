package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With worker processes, a crash costs a step and not the run. */
class IsolationTest {
  private static final String DATA =
      """
      source: {blobs: {samples: 300, random-state: 1, train: 150}}
      target: {blobs: {samples: 300, random-state: 2, train: 150}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 3}
      trainer: dl4j
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void retriesTheStepOfAKilledWorkerAndGivesTheSameBits() throws Exception {
    Graft graft = graft();
    graft.write(
        "kill.yaml",
        DATA
            + """
            experiment: kill
            strategies: [scratch, fine-tune: {frozen: [0, 1]}, pausing: {milliseconds: 1500}]
            repeats: {training: 4}
            """);
    assertThat(graft.run("run", "kill.yaml", "--no-isolate", "--runs", "here").exit()).isZero();
    Path err = folder.resolve("kill.err");
    Process run =
        graft.start(
            folder.resolve("kill.out"), err, "run", "kill.yaml", "--isolate", "--runs", "apart");
    Waiting.until("a worker at a step", () -> read(err).contains("noise") || !run.isAlive());
    ProcessHandle worker =
        run.descendants()
            .filter(p -> p.info().command().orElse("").endsWith("java"))
            .findFirst()
            .orElseThrow();
    assertThat(worker.destroyForcibly()).isTrue();
    assertThat(run.waitFor()).as(read(err)).isZero();
    assertThat(read(err)).contains("killed by signal 9", "once more", "16 completed, 0 failed");
    assertThat(scores(graft, "apart")).isEqualTo(scores(graft, "here")).hasSize(17);
  }

  @Test
  void recordsAStepThatCrashesTwiceWithTheFirstLinesAndGoesOn() throws Exception {
    Graft graft = graft();
    graft.write(
        "crash.yaml",
        DATA
            + """
            experiment: crash
            strategies: [scratch, halting: {code: 77}, crashing]
            repeats: {training: 1}
            """);
    Graft.Result result = graft.run("run", "crash.yaml", "--isolate");
    assertThat(result.exit()).as(result.err()).isEqualTo(1);
    assertThat(result.err())
        .contains("1 completed, 2 failed")
        .contains("died twice: ended with exit code 77: halting on purpose")
        .containsPattern("died twice: .*SIGSEGV.*Unsafe_GetInt");
    assertThat(folder.resolve("runs/crash/crashes")).isNotEmptyDirectory();
    assertThat(graft.run("export", "crash").out().lines()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void leavesNoWorkerBehindWhenTheRunIsKilled() throws Exception {
    Graft graft = graft();
    graft.write(
        "orphan.yaml",
        DATA
            + """
            experiment: orphan
            strategies: [pausing: {milliseconds: 60000}]
            repeats: {training: 2}
            """);
    Path err = folder.resolve("orphan.err");
    Process run = graft.start(folder.resolve("orphan.out"), err, "run", "orphan.yaml", "--isolate");
    Waiting.until("a worker at a step", () -> read(err).contains("noise") || !run.isAlive());
    List<ProcessHandle> workers = run.descendants().toList();
    assertThat(workers).isNotEmpty();
    run.destroyForcibly().waitFor();
    Waiting.until("workers to end", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void failsATrialThatRunsOutOfMemoryWithAdvice() throws Exception {
    for (String option : List.of("--isolate", "--no-isolate")) {
      Graft graft = graft().with("GRAFT_JAVA_OPTS", "-Xmx256m");
      graft.write(
          "memory.yaml",
          DATA
              + """
              experiment: memory
              strategies: [scratch, hungry, fine-tune]
              repeats: {training: 2}
              """);
      Graft.Result result =
          graft.run("run", "memory.yaml", option, "--workers", "1", "--runs", "runs" + option);
      assertThat(result.exit()).as(result.err()).isEqualTo(1);
      assertThat(result.err())
          .contains("4 completed, 2 failed")
          .contains("out of memory (Java heap space)", "-Xmx", "--workers");
    }
  }

  private Graft graft() throws IOException {
    return new Graft(folder).with("GRAFT_PLUGINS", Faults.plugins(folder).toString());
  }

  /** Ids and scores of trials. */
  private static List<String> scores(Graft graft, String runs) throws Exception {
    try (Stream<String> rows = graft.run("export", "kill", "--runs", runs).out().lines()) {
      return rows.map(r -> r.substring(0, r.indexOf(',')) + r.substring(r.lastIndexOf(',')))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Graft.read(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
