package org.graft.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.graft.engine.cluster.Submission.Afterwards;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.engine.worker.Origin;
import org.graft.engine.worker.TaskJournal;
import org.graft.spi.training.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasKeptOfTrialsThatNowGoAloneIsRemoved() throws Exception {
    Plan plan = Lab.plan();
    List<TrialBatch> batches =
        Lab.steps(plan).left(Set.of()).stream()
            .filter(TrialBatch.class::isInstance)
            .map(TrialBatch.class::cast)
            .filter(batch -> batch.trials().size() > 1)
            .toList();
    TrialBatch died = batches.get(0);
    TrialBatch other = batches.get(1);
    Store store = new Store(folder.resolve("store"), StoreLimit.STANDARD);
    batches.forEach(batch -> keep(store, batch.key()));
    String alone = died.trials().get(0).card().id();
    keep(store, alone);
    Path tasks = folder.resolve("tasks");
    Path task = Files.createDirectories(tasks.resolve("1/0/0"));
    try (TaskJournal journal = new TaskJournal(task, "machine", "graft")) {
      journal.began(died, 0);
    }
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      ledger.begin(plan, "folder", "graft");
      Clipboard system = new Clipboard();
      Rounds rounds =
          new Rounds(tasks, system, plan, ledger, told -> {}, submission(tasks, system, store));
      assertThat(rounds.advance(plan, Lab.steps(plan))).isEqualTo(Rounds.State.SUBMITTED);
      assertThat(system.jobs()).isNotEmpty();
    }
    assertThat(store.checkpoints(died.key()).folder()).doesNotExist();
    assertThat(store.checkpoints(alone).folder()).isDirectory();
    assertThat(store.checkpoints(other.key()).folder()).isDirectory();
  }

  private static void keep(Store store, String step) {
    store
        .checkpoints(step)
        .begin("device")
        .keep("training", out -> out.write("state".getBytes(StandardCharsets.UTF_8)));
  }

  private Submission submission(Path tasks, Clipboard system, Store store) {
    Origin origin =
        new Origin(
            "lab",
            "experiment: lab",
            folder,
            folder.resolve("runs"),
            List.of(),
            Machine.Device.CPU,
            new ThreadCounts(OptionalInt.empty(), 1));
    return new Submission(
        tasks,
        system,
        "clipboard",
        false,
        origin,
        List.of("graft"),
        List.of(),
        Afterwards.WAIT,
        store,
        note -> {});
  }
}
