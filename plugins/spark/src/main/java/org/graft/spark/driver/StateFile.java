package org.graft.spark.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The driver's end of {@link JobState}: writes its lines, keeps its heartbeat, and looks whether
 * the job was cancelled. Thread-safe.
 */
final class StateFile {
  /** A driver that is cancelled and does not come to its end in so many seconds is ended. */
  private static final int PATIENCE = 45;

  private final Path folder;
  private final Path file;
  private final FileChannel channel;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "state");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger cancelledFor = new AtomicInteger();
  private int ticks;

  StateFile(Path folder, int tasks, Runnable cancelled) throws IOException {
    this.folder = folder;
    this.file = folder.resolve(JobState.FILE);
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Heartbeat.beat(folder.resolve(JobState.ALIVE));
    write(JobState.driver(tasks));
    clock.scheduleWithFixedDelay(() -> tick(cancelled), 1, 1, TimeUnit.SECONDS).isDone();
  }

  private void tick(Runnable cancelled) {
    if (cancelledFor.get() > 0 || JobState.cancelled(folder)) {
      int times = cancelledFor.incrementAndGet();
      if (times == 1) {
        cancelled.run();
      } else if (times > PATIENCE) {
        Runtime.getRuntime().halt(1);
      }
    }
    if (ticks++ % Heartbeat.SECONDS == 0) {
      try {
        Heartbeat.beat(folder.resolve(JobState.ALIVE));
      } catch (IOException e) {
        System.err.println("no heartbeat: " + e);
      }
    }
  }

  /** Whether the job was cancelled. */
  boolean cancelled() {
    return cancelledFor.get() > 0;
  }

  synchronized void write(String line) {
    if (!channel.isOpen()) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * The job is over; said once, by who comes first.
   *
   * @param why if not because all its tasks have ended, in a line; else empty
   */
  synchronized void over(String why) {
    clock.shutdownNow();
    if (!channel.isOpen()) {
      return;
    }
    write("over " + why);
    if (!why.isEmpty() && !cancelled()) {
      try {
        Files.writeString(folder.resolve("log"), "Spark's driver ended: " + why + "\n");
      } catch (IOException e) {
        System.err.println("no log: " + e);
      }
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
