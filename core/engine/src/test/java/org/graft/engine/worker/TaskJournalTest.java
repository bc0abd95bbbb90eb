package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.LedgerException;
import org.graft.engine.plan.Step;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.result.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaskJournalTest {
  private final List<Step> steps = Lab.steps(Lab.plan()).left(Set.of());

  @TempDir private Path folder = Path.of("");

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(TaskJournal.ENDING)).findFirst().orElseThrow();
    }
  }

  @Test
  void isReadOnAsItGrowsAndALineCountsOnceItIsWhole() throws Exception {
    Step first = steps.get(0);
    Step last = steps.get(steps.size() - 1);
    TaskJournals read = new TaskJournals(folder);
    List<OutcomeFile> told = new ArrayList<>();
    try (TaskJournal journal = new TaskJournal(folder, "a machine", "1")) {
      journal.began(first, 0);
      read.read(told::add);
      assertThat(told).isEmpty();
      assertThat(read.died(first)).isOne();
      StepOutcome why = new StepOutcome.Failed(Stage.SOURCE, "no data");
      journal.ended(first, why);
      journal.began(last, 0);
      read.read(told::add);
    }
    assertThat(told).map(OutcomeFile::key).containsExactly(first.key());
    assertThat(read.ended(first)).isTrue();
    assertThat(read.failed(first)).map(StepOutcome.Failed::message).contains("no data");
    assertThat(read.died(first)).isZero();
    assertThat(read.died(last)).isOne();
    assertThat(read.log(last)).contains(folder.resolve("log"));
    Files.writeString(file(), "{\"step\": {\"ke", StandardOpenOption.APPEND);
    read.read(told::add);
    assertThat(told).hasSize(1);
  }

  @Test
  void ofATaskThatDiedTwiceCountsBothBeginnings() {
    Step step = steps.stream().filter(s -> s.trials().isEmpty()).findFirst().orElseThrow();
    for (int i = 0; i < 2; i++) {
      try (TaskJournal journal = new TaskJournal(folder, "a machine", "1")) {
        journal.began(step, 0);
      }
    }
    TaskJournals read = new TaskJournals(folder);
    read.read(outcome -> {});
    assertThat(read.died(step)).isEqualTo(2);
    assertThat(read.notes()).isEqualTo(2);
  }

  @Test
  void aTaskThatDiesIsCountedByTheCheckpointsThatItWentOnFrom() {
    Step step = steps.get(steps.size() - 1);
    for (long kept : new long[] {0, 0, 1000, 1000, 2000}) {
      try (TaskJournal journal = new TaskJournal(folder, "a machine", "1")) {
        journal.began(step, kept);
      }
    }
    TaskJournals read = new TaskJournals(folder);
    read.read(outcome -> {});
    assertThat(read.died(step)).isEqualTo(2);
    assertThat(read.notes()).isEqualTo(5 * Math.max(1, step.trainings().size()));
  }

  /** As one of a batch that was preempted, which dies alone under another key. */
  @Test
  void aTaskWithoutACheckpointIsCountedThoughOneBeforeHadOne() {
    Step step = steps.get(steps.size() - 1);
    for (long kept : new long[] {0, 1000, 0, 0, 0}) {
      try (TaskJournal journal = new TaskJournal(folder, "a machine", "1")) {
        journal.began(step, kept);
      }
    }
    TaskJournals read = new TaskJournals(folder);
    read.read(outcome -> {});
    assertThat(read.died(step)).isEqualTo(4);
  }

  /** A full disk is not the journal's fault, which is all that is left of what was done. */
  @Test
  void isNotBlamedWhereItsOutcomesCannotBeRecorded() {
    try (TaskJournal journal = new TaskJournal(folder, "a machine", "1")) {
      journal.began(steps.get(0), 0);
      journal.ended(steps.get(0), StepOutcome.failed(steps.get(0), Stage.FIT, "made up"));
    }
    assertThatThrownBy(
            () ->
                new TaskJournals(folder)
                    .read(
                        outcome -> {
                          throw new LedgerException("the disk is full");
                        }))
        .isInstanceOf(LedgerException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void isNamedWhereItIsDamaged() throws Exception {
    try (TaskJournal journal = new TaskJournal(folder, "a machine", "1")) {
      journal.began(steps.get(0), 0);
    }
    Files.writeString(file(), "{\"step\": 3}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> new TaskJournals(folder).read(outcome -> {}))
        .hasMessageContaining("is damaged; remove it");
  }
}
