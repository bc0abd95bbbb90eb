package org.graft.spark.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DoingTest {
  @TempDir private Path folder = Path.of("");

  private void run(String script, String... prologue) throws Exception {
    new Doing(List.of("/bin/sh", "-c", script), List.of(prologue), folder.toString()).call(0);
  }

  private long hearts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(JobState.TASK_ALIVE)).count();
    }
  }

  private Path place() throws IOException {
    return Files.createDirectories(folder.resolve("0"));
  }

  /** A prologue that reads its input does not wait for ever, and its options end nothing else. */
  @Test
  void keepsTheSitesLinesApartFromWhatWatches() throws Exception {
    Path place = place();
    run("echo $SITE; exit 3", "cat", "set -eu", "export SITE='a b'", "trap 'echo no' CHLD");
    assertThat(place.resolve("log")).hasContent("a b");
    assertThat(hearts()).isZero();
  }

  @Test
  void endsTheCommandAndWhatItStartedWhenItsExecutorIsTold() throws Exception {
    Path place = place();
    Thread executor =
        new Thread(
            () -> {
              try {
                run("sleep 1000 & echo $! > " + place + "/pid; wait");
              } catch (Exception e) {
                Thread.currentThread().interrupt();
              }
            });
    executor.start();
    while (!Files.exists(place.resolve("pid")) || Files.size(place.resolve("pid")) == 0) {
      Thread.sleep(20);
    }
    assertThat(hearts()).isOne();
    long pid = Long.parseLong(Files.readString(place.resolve("pid")).strip());
    executor.interrupt();
    executor.join();
    assertThat(hearts()).isZero();
    while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      Thread.sleep(20);
    }
  }
}
