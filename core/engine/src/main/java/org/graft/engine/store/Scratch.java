package org.graft.engine.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.spi.data.Tensor;

/**
 * A folder on a disk of this machine's own with copies of a shared store's files, so that what is
 * read again and again crosses the network once. Within its limit; a copy that is not the shared
 * file's, or that cannot be made, is no obstacle. Thread-safe, and safe for several processes.
 */
final class Scratch {
  private static final Logger LOG = LogManager.getLogger(Scratch.class);
  private static final String VARIABLE = "GRAFT_SCRATCH";

  private final Path folder;
  private final Room room;
  private final AtomicBoolean swept = new AtomicBoolean();
  private volatile boolean failing;

  Scratch(Path folder, StoreLimit limit) {
    this.folder = folder;
    this.room = new Room(folder, limit);
  }

  /** That of this process, as {@code GRAFT_SCRATCH} says; empty without it. */
  static Optional<Scratch> ofProcess() {
    String named = System.getenv(VARIABLE);
    return named == null || named.isBlank()
        ? Optional.empty()
        : Optional.of(new Scratch(Path.of(named.strip()).toAbsolutePath(), StoreLimit.STANDARD));
  }

  /**
   * The tensors of a shared file, verified, by way of a copy here, which one process makes while
   * others that need it wait.
   *
   * @throws IOException if the shared file cannot be read, or is damaged
   */
  Map<String, Tensor> read(String key, Path shared) throws IOException, InterruptedException {
    Path group = folder.resolve(key.substring(0, 2));
    Path copy = group.resolve(key + StoredFile.ENDING);
    try {
      Files.createDirectories(group);
      if (alike(copy, shared) || (!failing && copied(key, shared, copy))) {
        Map<String, Tensor> tensors = SafeTensors.read(copy);
        Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
        return tensors;
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      LOG.debug("{} is read where it lies", shared, e);
      discard(copy);
    }
    return SafeTensors.read(shared);
  }

  /** Whether the headers, which hold checksums of all that follows, are the same. */
  private static boolean alike(Path copy, Path shared) throws IOException {
    return Files.isRegularFile(copy)
        && Files.size(copy) == Files.size(shared)
        && SafeTensors.header(copy).equals(SafeTensors.header(shared));
  }

  @SuppressWarnings("try") // the lock is held, not used
  private boolean copied(String key, Path shared, Path copy)
      throws IOException, InterruptedException {
    if (!swept.getAndSet(true)) {
      StoredFile.sweep(folder);
    }
    try (KeyLocks.Taken alone = KeyLocks.of(folder).compute(key)) {
      if (alike(copy, shared)) {
        return true;
      }
      long bytes = Files.size(shared);
      if (failing || room.make(bytes).isPresent()) {
        return false;
      }
      copy(shared, copy);
      room.took(bytes);
      return true;
    }
  }

  /** A copy that fails is the last: the next would get as far, and be given up again. */
  private void copy(Path shared, Path copy) throws IOException {
    String end = Long.toHexString(ThreadLocalRandom.current().nextLong()) + StoredFile.PART;
    Path part = Path.of(copy + "." + end);
    try {
      Files.copy(shared, part);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (Files.exists(shared)) {
        failing = true;
      }
      throw e;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void discard(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      LOG.debug("{} stays", copy, e);
    }
  }
}
