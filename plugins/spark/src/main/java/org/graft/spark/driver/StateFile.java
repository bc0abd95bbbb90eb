package org.graft.spark.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The driver's end of {@link JobState}: writes its lines, touches it, and looks whether the job was
 * cancelled. Thread-safe.
 */
final class StateFile implements AutoCloseable {
  private static final int SECONDS = 1;

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

  StateFile(Path folder, int tasks, Runnable cancelled) throws IOException {
    this.folder = folder;
    this.file = folder.resolve(JobState.FILE);
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    write(JobState.driver(tasks));
    clock
        .scheduleWithFixedDelay(() -> tick(cancelled), SECONDS, SECONDS, TimeUnit.SECONDS)
        .isDone();
  }

  private void tick(Runnable cancelled) {
    if (JobState.cancelled(folder)) {
      cancelled.run();
      return;
    }
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
    } catch (NoSuchFileException e) {
      cancelled.run();
    } catch (IOException e) {
      System.err.println("cannot touch " + file + ": " + e);
    }
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

  /** The job is over, however it ended; said once. */
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    if (!channel.isOpen()) {
      return;
    }
    write("over");
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
