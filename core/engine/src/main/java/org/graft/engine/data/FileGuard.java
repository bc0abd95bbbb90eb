package org.graft.engine.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sole right to write one file, among threads and processes. An empty {@code .lock} file stays
 * beside it, since removing one would let two processes in.
 */
final class FileGuard implements AutoCloseable {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;
  private final FileLock process;
  private final boolean waited;

  private FileGuard(ReentrantLock thread, FileChannel channel, FileLock process, boolean waited) {
    this.thread = thread;
    this.channel = channel;
    this.process = process;
    this.waited = waited;
  }

  /** Waits until nobody else writes {@code target}. */
  static FileGuard of(Path target) throws IOException {
    ReentrantLock thread = THREADS.computeIfAbsent(target, path -> new ReentrantLock());
    boolean waited = !thread.tryLock();
    if (waited) {
      thread.lock();
    }
    try {
      FileChannel channel =
          FileChannel.open(
              target.resolveSibling("." + target.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      try {
        FileLock process = channel.tryLock();
        if (process == null) {
          waited = true;
          process = channel.lock();
        }
        return new FileGuard(thread, channel, process, waited);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      thread.unlock();
      throw e;
    }
  }

  /** Whether somebody else was writing it before. */
  boolean waited() {
    return waited;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      process.release();
    } finally {
      thread.unlock();
    }
  }
}
