package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is ended in the middle is resumed with the bits of one that was not. */
class CheckpointTest {
  private static final String LONG =
      """
      experiment: long
      source: {blobs: {samples: 200, random-state: 1}}
      target: {blobs: {samples: 1000, random-state: 2}}
      backbone: {mlp: {hidden: [30, 30]}}
      training: {optimizer: {adam: {rate: 0.001}}, epochs: 3000}
      strategies: [scratch]
      """;

  private static final int SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  private Graft graft(String name) throws IOException {
    Graft graft =
        new Graft(Files.createDirectories(folder.resolve(name)))
            .busyForLong()
            .with("GRAFT_CHECKPOINT", "1");
    graft.write("long.yaml", LONG);
    return graft;
  }

  private List<Path> kept() throws IOException {
    Path checkpoints = folder.resolve("killed/cache/store/checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
    }
  }

  /** Starts the run, and kills it once it has kept a state that is newer than this. */
  private void killOnceKept(Graft graft, FileTime newer) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process run = graft.start(out, err, "run", "long.yaml");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (kept().isEmpty() || Files.getLastModifiedTime(kept().get(0)).compareTo(newer) <= 0) {
      assertThat(run.isAlive()).as(Files.readString(err)).isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
    run.destroyForcibly().waitFor();
  }

  @Test
  void aTrainingKilledTwiceGivesTheSameBits() throws Exception {
    Graft alone = graft("alone");
    assertThat(alone.run("run", "long.yaml").exit()).isZero();

    Graft killed = graft("killed");
    killOnceKept(killed, FileTime.fromMillis(0));
    Path first = kept().get(0);
    killOnceKept(killed, Files.getLastModifiedTime(first));
    assertThat(kept()).containsExactly(first); // of the same training, in another process
    Graft.Result last = killed.run("run", "long.yaml");
    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(Exports.of(killed, "long")).hasSize(2).isEqualTo(Exports.of(alone, "long"));
    assertThat(kept()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithTheTimeBetweenTwo() throws Exception {
    Graft.Result wrong = graft("wrong").with("GRAFT_CHECKPOINT", "often").run("run", "long.yaml");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("GRAFT_CHECKPOINT: expected the seconds between two checkpoints")
        .doesNotContain("Exception");
  }
}
