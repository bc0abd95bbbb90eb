package org.graft.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.graft.engine.problem.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepCheckpointsTest {
  @TempDir private Path store = Path.of("");
  private final CheckpointTimes times = new CheckpointTimes(Duration.ofHours(1), Duration.ZERO);

  private StepCheckpoints step() {
    return StepCheckpoints.of(store, "abcdef", times);
  }

  private void keep(String device, String content) {
    try (CheckpointedCall call = step().begin(device)) {
      call.keep("t", out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Optional<String> last(String device) throws IOException {
    try (CheckpointedCall call = step().begin(device)) {
      Optional<InputStream> found = call.last("t");
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = found.get()) {
        return Optional.of(new String(in.readNBytes(3), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void givesWhatWasKeptLastToTheSameDevice() throws Exception {
    assertThat(last("cpu")).isEmpty();
    assertThat(step().newest()).isZero();
    keep("cpu", "one");
    keep("cpu", "two");
    assertThat(step().newest()).isPositive();
    assertThat(last("cpu")).contains("two");
    assertThat(last("cuda")).isEmpty();
    step().remove();
    assertThat(store.resolve("checkpoints/abcdef")).doesNotExist();
  }

  @Test
  void aDamagedOneIsRemoved() throws Exception {
    keep("cpu", "one");
    Path file = store.resolve("checkpoints/abcdef/t.checkpoint");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 1;
    Files.write(file, bytes);
    assertThat(last("cpu")).isEmpty();
    assertThat(file).doesNotExist();
  }

  /** Nothing half-written stays, and the training goes on. */
  @Test
  void oneThatCannotBeWrittenCostsNothingElse() throws Exception {
    try (CheckpointedCall call = step().begin("cpu")) {
      call.keep(
          "t",
          out -> {
            throw new IOException("no space left");
          });
    }
    assertThat(store.resolve("checkpoints/abcdef")).isEmptyDirectory();
  }

  @Test
  void aWarningMakesOneDueOnceAndIsWaitedFor() throws Exception {
    try (CheckpointedCall call = step().begin("cpu")) {
      long half = TimeUnit.MINUTES.toNanos(30);
      assertThat(call.due(half)).isFalse();
      times.warn();
      assertThat(call.due(half)).isTrue();
      long begin = System.nanoTime();
      times.await(Duration.ofMillis(100));
      assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(90));
      call.keep("t", out -> out.write(1));
      assertThat(call.due(0)).isFalse();
      times.await(Duration.ofMinutes(1)); // returns at once
    }
  }

  @Test
  void readsTheTimeBetweenTwo() {
    assertThat(CheckpointTimes.of("60").due(TimeUnit.SECONDS.toNanos(60))).isTrue();
    assertThat(CheckpointTimes.of(" ").due(TimeUnit.SECONDS.toNanos(60))).isFalse();
    assertThatThrownBy(() -> CheckpointTimes.of("1m"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("GRAFT_CHECKPOINT: expected the seconds");
  }
}
