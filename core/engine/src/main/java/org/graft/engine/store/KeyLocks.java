package org.graft.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What processes say to each other about a store's keys, by locks on single bytes of one file: the
 * system gives them back when a process ends, however it ends, so nothing is ever left behind.
 *
 * <p>Each key has two bytes. The first is held, shared, by every process that uses the key's file,
 * and taken alone by one that removes it. The second is taken alone by the process that computes
 * the key. One object stands for this process and folder, since a process's locks on a file all go
 * when any of its channels to that file closes. Thread-safe.
 */
final class KeyLocks {
  private static final Map<Path, KeyLocks> OPEN = new ConcurrentHashMap<>();
  private static final long PAUSE_MILLIS = 20;

  private final FileChannel channel;
  private final Map<Long, Integer> uses = new HashMap<>();
  private final Map<Long, FileLock> locks = new HashMap<>();

  private KeyLocks(FileChannel channel) {
    this.channel = channel;
  }

  /** The locks of the store in {@code folder}, which is made when absent. */
  static synchronized KeyLocks of(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path real = folder.toRealPath();
    KeyLocks known = OPEN.get(real);
    if (known == null) {
      known =
          new KeyLocks(
              FileChannel.open(
                  real.resolve("locks"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE));
      OPEN.put(real, known);
    }
    return known;
  }

  /** Holds the file of {@code key}: nobody removes it before as many {@link #release}. */
  void hold(String key) throws IOException, InterruptedException {
    long place = place(key);
    while (!tryHold(place)) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private synchronized boolean tryHold(long place) throws IOException {
    Integer held = uses.get(place);
    if (held == null) {
      if (locks.containsKey(place)) {
        return false;
      }
      FileLock lock = channel.tryLock(place, 1, true);
      if (lock == null) {
        return false;
      }
      locks.put(place, lock);
    }
    uses.merge(place, 1, Integer::sum);
    return true;
  }

  /** One use less of the file of {@code key}. */
  synchronized void release(String key) throws IOException {
    long place = place(key);
    Integer held = uses.get(place);
    if (held != null && held > 1) {
      uses.put(place, held - 1);
    } else if (held != null) {
      uses.remove(place);
      unlock(place);
    }
  }

  /** Takes the file of {@code key} for oneself; empty if anybody uses it. */
  Optional<Taken> tryAlone(String key) throws IOException {
    return take(place(key));
  }

  /** Waits until no other thread or process computes {@code key}, and says that this one does. */
  Taken compute(String key) throws IOException, InterruptedException {
    while (true) {
      Optional<Taken> taken = take(place(key) + 1);
      if (taken.isPresent()) {
        return taken.get();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** As {@link #compute}, but empty where it would wait. */
  Optional<Taken> tryCompute(String key) throws IOException {
    return take(place(key) + 1);
  }

  private synchronized Optional<Taken> take(long place) throws IOException {
    if (locks.containsKey(place)) {
      return Optional.empty();
    }
    FileLock lock = channel.tryLock(place, 1, false);
    if (lock == null) {
      return Optional.empty();
    }
    locks.put(place, lock);
    return Optional.of(() -> unlock(place));
  }

  private synchronized void unlock(long place) throws IOException {
    FileLock lock = locks.remove(place);
    if (lock != null) {
      lock.release();
    }
  }

  /** The even one of the key's two bytes. */
  private static long place(String key) {
    return Long.parseLong(key.substring(0, 15), 16) << 1;
  }

  /** A lock that is given back by closing. */
  interface Taken extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
