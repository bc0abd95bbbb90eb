package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.TrainerUnavailable;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With workers that are shell scripts: they skip every trial but those that they die of. */
final class WorkerPoolTest {
  private static final String WORKER =
      """
      echo '{"PLANNED":"the plan"}' >&3
      while read -r line; do
        case $line in
          *\\"bad\\"* | *,*) echo "no, not $line" >&2; exit 7 ;;
          *) id=$(echo "$line" | sed 's/.*\\["\\(.*\\)"\\].*/\\1/') ;;
        esac
        printf '{"DONE":{"end":"COMPLETED","message":"","outcomes":[' >&3
        printf '{"outcome":"Skipped","trial":"%s","reason":"fine"}]}}\\n' "$id" >&3
      done
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void givesTheStepOfADeadWorkerToAnotherOneOnce() throws Exception {
    try (WorkerPool pool = pool()) {
      assertThat(pool.run(List.of("bad")))
          .isEqualTo(
              StepOutcome.failed(
                  "its worker process died twice: ended with exit code 7: no, not"
                      + " {\"RUN\":[\"bad\"]}"));
      assertThat(pool.run(List.of("a"))).isEqualTo(done("", "a"));
      assertThat(pool.pids()).hasSize(1);
    }
  }

  @Test
  void triesTrialsOneByOneWhoseWorkerDiedOfThemTogether() throws Exception {
    try (WorkerPool pool = pool()) {
      assertThat(pool.run(List.of("a", "b"))).isEqualTo(done("", "a", "b"));
      StepOutcome mixed = pool.run(List.of("a", "bad", "b"));
      assertThat(mixed.outcomes()).isEqualTo(done("", "a", "b").outcomes());
      assertThat(mixed.message()).startsWith("its worker process died twice: ").contains("\"bad\"");
    }
  }

  @Test
  void startsAnotherWorkerWhereTheFirstDiesAtItsStart() throws Exception {
    Path once = folder.resolve("once");
    String prepared = "read -r line; echo '{\"PREPARED\":\"\"}' >&3; read -r line\n";
    String start = "[ -e " + once + " ] || { touch " + once + "; kill -9 $$; }\n";
    try (WorkerPool pool =
        pool(start + WORKER.lines().findFirst().orElseThrow() + "\n" + prepared)) {
      pool.prepare(List.of("a"));
      assertThat(pool.pids()).hasSize(1);
    }
    try (WorkerPool pool = pool("kill -9 $$")) {
      assertThatThrownBy(() -> pool.prepare(List.of("a")))
          .isInstanceOf(TrainerUnavailable.class)
          .hasMessageContaining("died twice: killed by signal 9");
      assertThat(pool.pids()).isEmpty();
    }
  }

  private WorkerPool pool() {
    return pool(WORKER);
  }

  private WorkerPool pool(String script) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new WorkerPool(
        "the plan",
        new ThreadCounts(OptionalInt.of(1), 1),
        List.of("/bin/sh", "-c", script),
        folder.resolve("crashes"),
        silent);
  }

  private static StepOutcome done(String message, String... trials) {
    List<Outcome> skipped =
        List.of(trials).stream()
            .map(trial -> (Outcome) new Outcome.Skipped(trial, "fine"))
            .toList();
    return new StepOutcome(End.COMPLETED, message, skipped, Optional.empty());
  }
}
