package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With workers that are shell scripts: they skip every trial but those that they die of. */
final class WorkerPoolTest {
  private static final String WORKER =
      """
      echo '{"PLANNED":"the plan"}' >&3
      while read -r line; do
        id=$(echo "$line" | sed 's/.*\\["\\(.*\\)"\\].*/\\1/')
        case $id in
          *BAD* | *,*) echo "no, not $id" >&2; exit 7 ;;
        esac
        printf '{"DONE":{"trials":[' >&3
        printf '{"outcome":"Skipped","trial":"%s","reason":"fine"}]}}\\n' "$id" >&3
      done
      """;

  private final List<TrialBatch> batches =
      Lab.steps(Lab.plan()).left(Set.of()).stream()
          .filter(TrialBatch.class::isInstance)
          .map(TrialBatch.class::cast)
          .toList();
  private final TrialBatch both = batches.get(0);
  private final String one = both.trials().get(0).card().id();
  private final String other = both.trials().get(1).card().id();

  @TempDir private Path folder = Path.of("");

  @Test
  void givesTheStepOfADeadWorkerToAnotherOneOnce() throws Exception {
    try (WorkerPool pool = pool(WORKER.replace("BAD", one))) {
      TrialBatch bad = both.alone().get(0);
      assertThat(pool.run(bad)).isEqualTo(new StepOutcome.Trials(List.of(died(one))));
      TrialBatch good = both.alone().get(1);
      assertThat(pool.run(good)).isEqualTo(new StepOutcome.Trials(List.of(fine(other))));
      assertThat(pool.pids()).hasSize(1);
    }
  }

  @Test
  void saysOfSharedWorkThatItsWorkerDied() throws Exception {
    try (WorkerPool pool = pool("echo '{\"PLANNED\":\"the plan\"}' >&3; read -r line; exit 7")) {
      assertThat(pool.run(both.source().orElseGet(() -> batches.get(2).source().orElseThrow())))
          .isEqualTo(
              new StepOutcome.Failed(
                  Stage.SOURCE,
                  "its worker process died twice: ended with exit code 7; it printed nothing"));
    }
  }

  @Test
  void triesTrialsOneByOneWhoseWorkerDiedOfThemTogether() throws Exception {
    try (WorkerPool pool = pool(WORKER)) {
      assertThat(pool.run(both)).isEqualTo(new StepOutcome.Trials(List.of(fine(one), fine(other))));
    }
    try (WorkerPool pool = pool(WORKER.replace("BAD", one))) {
      assertThat(pool.run(both)).isEqualTo(new StepOutcome.Trials(List.of(died(one), fine(other))));
    }
  }

  @Test
  void startsAnotherWorkerWhereTheFirstDiesAtItsStart() throws Exception {
    Path once = folder.resolve("once");
    String prepared = "read -r line; echo '{\"PREPARED\":\"\"}' >&3; read -r line\n";
    String start = "[ -e " + once + " ] || { touch " + once + "; kill -9 $$; }\n";
    try (WorkerPool pool =
        pool(start + WORKER.lines().findFirst().orElseThrow() + "\n" + prepared)) {
      pool.prepare(List.of(both));
      assertThat(pool.pids()).hasSize(1);
    }
    try (WorkerPool pool = pool("kill -9 $$")) {
      assertThatThrownBy(() -> pool.prepare(List.of(both)))
          .isInstanceOf(WorkersFailed.class)
          .hasMessageContaining("died twice: killed by signal 9");
      assertThat(pool.pids()).isEmpty();
    }
  }

  private WorkerPool pool(String script) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new WorkerPool(
        "the plan",
        List.of("/bin/sh", "-c", script),
        folder.resolve("crashes"),
        silent,
        step -> {});
  }

  private static Outcome fine(String trial) {
    return new Outcome.Skipped(trial, "fine");
  }

  private static Outcome died(String trial) {
    return new Outcome.Failed(
        trial,
        Stage.FIT,
        "its worker process died twice: ended with exit code 7: no, not " + trial);
  }
}
