package org.graft.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a store takes on disk, and its limit. Evicts what was not used for the longest time, never
 * what a process holds. Thread-safe; with several processes the limit may be passed by what they
 * write at the same moment.
 */
final class Room {
  private static final long STALE_NANOS = 30_000_000_000L;

  private final Path folder;
  private final StoreLimit limit;
  private long taken = -1;
  private long counted;

  Room(Path folder, StoreLimit limit) {
    this.folder = folder;
    this.limit = limit;
  }

  StoreLimit limit() {
    return limit;
  }

  /** Evicts until {@code bytes} more fit; why they cannot, where they cannot. */
  synchronized Optional<String> make(long bytes) throws IOException {
    if (taken < 0 || System.nanoTime() - counted > STALE_NANOS) {
      count(StoredFile.all(folder));
    }
    long most = limit.bytes(folder, taken);
    if (bytes > most) {
      return Optional.of(
          "the limit is " + ByteText.of(most) + ", this alone takes " + ByteText.of(bytes));
    }
    if (taken + bytes > most) {
      evict(most - bytes);
    }
    return taken + bytes > most
        ? Optional.of("the limit of " + ByteText.of(most) + " is taken by files in use")
        : Optional.empty();
  }

  /** So many bytes were written. */
  synchronized void took(long bytes) {
    taken += bytes;
  }

  /** Evicts down to the limit; what was evicted. */
  synchronized List<StoredFile> evict() throws IOException {
    count(StoredFile.all(folder));
    return evict(limit.bytes(folder, taken));
  }

  @SuppressWarnings("try") // the lock is held, not used
  private List<StoredFile> evict(long most) throws IOException {
    List<StoredFile> files = new ArrayList<>(StoredFile.all(folder));
    count(files);
    files.sort(Comparator.comparing(StoredFile::used));
    KeyLocks locks = KeyLocks.of(folder);
    List<StoredFile> evicted = new ArrayList<>();
    for (StoredFile file : files) {
      if (taken <= most) {
        break;
      }
      Optional<KeyLocks.Taken> free = locks.tryAlone(file.key());
      if (free.isPresent()) {
        try (KeyLocks.Taken alone = free.get()) {
          Files.deleteIfExists(file.file());
        }
        taken -= file.bytes();
        evicted.add(file);
      }
    }
    return evicted;
  }

  private void count(List<StoredFile> files) {
    taken = files.stream().mapToLong(StoredFile::bytes).sum();
    counted = System.nanoTime();
  }
}
