package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the store's files while a run reads them, its trials end as they should. */
class StoreFaultsTest {
  private static final String FILE =
      """
      source: {blobs: {samples: 200, random-state: 1, train: 100}}
      target: {blobs: {samples: 9000, random-state: 2, train: 6000}}
      backbone: {mlp: {hidden: [64]}}
      training: {epochs: 1}
      strategies: [fine-tune: {frozen: [1]}]
      repeats: {training: 4}
      trainer: lanes
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void computesFeaturesAgainThatAreCutShortWhileTheyAreMapped() throws Exception {
    Plan plan = Planned.plan(FILE);
    List<Recorded> sound = run(plan, "sound", false);
    List<Recorded> cut = run(plan, "cut", true);
    assertThat(scores(cut)).hasSize(4).isEqualTo(scores(sound));
  }

  /** As a step does that finds a file cut short, at any moment of the others. */
  @Test
  void letsStepsReleaseWhatOthersAreTaking() throws Exception {
    Plan plan =
        Planned.plan(
            FILE, "repeats.training=60", "target.blobs.samples=300", "target.blobs.train=200");
    List<Recorded> sound = run(plan, "sound", false);
    Path own = Files.createDirectories(folder.resolve("released"));
    List<Recorded> released = Runs.of(plan, own, Releasing::new);
    assertThat(scores(released)).hasSize(60).isEqualTo(scores(sound));
  }

  private List<Recorded> run(Plan plan, String name, boolean cuts) throws Exception {
    Path own = Files.createDirectories(folder.resolve(name));
    return Runs.of(plan, own, work -> new Cutting(work, own.resolve("store"), cuts));
  }

  private static List<Object> scores(List<Recorded> trials) {
    return trials.stream()
        .map(trial -> trial.outcome().orElseThrow())
        .map(end -> end instanceof org.graft.spi.result.Outcome.Completed c ? c.scores() : end)
        .map(Object.class::cast)
        .toList();
  }

  /** Releases what steps need while they run. */
  private record Releasing(Work work) implements Work {
    @Override
    public void prepare(List<Step> steps) throws InterruptedException {
      work.prepare(steps);
    }

    @Override
    public StepOutcome run(Step step) throws InterruptedException {
      AtomicBoolean over = new AtomicBoolean();
      Thread other =
          new Thread(
              () -> {
                while (!over.get()) {
                  step.needs().forEach(work::release);
                }
              });
      other.start();
      try {
        return work.run(step);
      } finally {
        over.set(true);
        other.join();
      }
    }

    @Override
    public void release(Step step) {
      work.release(step);
    }

    @Override
    public void close() {}
  }

  /** Cuts mapped files short when they have just been made. */
  private record Cutting(Work work, Path store, boolean cuts) implements Work {
    private static final long MAPPED = 1 << 20;

    @Override
    public void prepare(List<Step> steps) throws InterruptedException {
      work.prepare(steps);
    }

    @Override
    public StepOutcome run(Step step) throws InterruptedException {
      StepOutcome done = work.run(step);
      if (cuts && done instanceof StepOutcome.Shared) {
        cut();
      }
      return done;
    }

    private void cut() {
      try (Stream<Path> files = Files.walk(store)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (Files.size(file) > MAPPED) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              channel.truncate(1000);
            }
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void release(Step step) {
      work.release(step);
    }

    @Override
    public void close() {}
  }
}
