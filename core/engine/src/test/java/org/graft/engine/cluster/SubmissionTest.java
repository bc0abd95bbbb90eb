package org.graft.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.graft.engine.cluster.Submission.Afterwards;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.engine.worker.Origin;
import org.graft.spi.training.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatAJobNotedOfItselfIsSaidWithItsName() throws Exception {
    Submitted submitted =
        Submitted.none("clipboard", false)
            .with(
                List.of(
                    new Submitted.Array(1, "graft-a", "a", "training", 2),
                    new Submitted.Array(1, "graft-b", "b", "training", 2)),
                0);
    Path place = Files.createDirectories(folder.resolve("1/a"));
    Files.writeString(place.resolve("log"), "Spark's driver ended: no memory\n");
    assertThat(submitted.notedBy(folder))
        .containsExactly("graft-a: Spark's driver ended: no memory");
  }

  @Test
  void tasksAndTheJobThatCollectsAreToldWhatTheSubmissionWasTold() throws Exception {
    Clipboard system = new Clipboard();
    List<String> told = List.of("--plugins", "/shared/my lab", "--offline", "--store-limit", "2GB");
    Submission submission =
        new Submission(
            folder,
            system,
            "clipboard",
            false,
            new Origin(
                "lab",
                "experiment: lab",
                folder,
                folder.resolve("runs"),
                List.of(),
                Machine.Device.CPU,
                new ThreadCounts(OptionalInt.empty(), 1)),
            List.of("graft"),
            told,
            Afterwards.LEAVE,
            new Store(folder.resolve("store"), StoreLimit.STANDARD),
            note -> {});
    Packing packing =
        Packing.of(
            Lab.steps(Lab.plan()).left(Set.of()), step -> false, step -> false, Clipboard.TERMS);
    submission.submit(submission.none(), packing, Clipboard.TERMS, 0);

    assertThat(system.jobs()).hasSizeGreaterThan(2);
    assertThat(system.jobs()).allSatisfy(job -> assertThat(job.command()).containsSequence(told));
    assertThat(system.jobs()).filteredOn(job -> job.command().contains("collect")).hasSize(1);
    assertThat(system.jobs())
        .filteredOn(job -> job.command().contains("task"))
        .allSatisfy(job -> assertThat(job.command()).endsWith(job.folder().toString()));
  }
}
