package org.graft.engine.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Finding;

/**
 * Results of shared steps on disk, by the digest of what determines them: same key, no second
 * computation, in this run or the next.
 *
 * <p>Thread-safe, and safe for several processes: files appear whole or not at all, one process
 * computes a key while others that need it wait, and a file that any process holds is not evicted.
 * A store that cannot keep something says so and is otherwise no obstacle.
 */
public final class Store {
  private static final Logger LOG = LogManager.getLogger(Store.class);
  private final Path folder;
  private final Room room;
  private final Holds holds;
  private final Optional<Scratch> scratch;
  private final AtomicBoolean toldWhyNotKept = new AtomicBoolean();

  /**
   * A store in {@code folder}, which need not exist yet. What is read comes by way of this
   * process's scratch folder, where it has one.
   */
  public Store(Path folder, StoreLimit limit) {
    this(folder, limit, Scratch.ofProcess());
  }

  Store(Path folder, StoreLimit limit, Optional<Scratch> scratch) {
    this.folder = folder;
    this.room = new Room(folder, limit);
    this.holds = new Holds(folder);
    this.scratch = scratch;
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** How large it may grow. */
  public StoreLimit limit() {
    return room.limit();
  }

  /** The same store under another limit. */
  public Store within(StoreLimit limit) {
    return new Store(folder, limit, scratch);
  }

  /**
   * What was found under a key.
   *
   * @param tensors by name; empty when absent or damaged
   * @param findings what was wrong, for the user
   */
  public record Found(Optional<Map<String, Tensor>> tensors, List<Finding> findings) {}

  /** Whether there is a file for {@code key}; it may still turn out to be damaged. */
  public boolean has(String key) {
    return Files.isRegularFile(file(key));
  }

  /**
   * The tensors stored under {@code key}, verified, and held until {@link #release}. A damaged file
   * is removed.
   */
  public Found find(String key) throws InterruptedException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return new Found(Optional.empty(), List.of());
    }
    try {
      holds.hold(key);
      Map<String, Tensor> tensors =
          scratch.isPresent() ? scratch.get().read(key, file) : SafeTensors.read(file);
      used(file);
      return new Found(Optional.of(tensors), List.of());
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (NoSuchFileException e) {
      release(key);
      return new Found(Optional.empty(), List.of());
    } catch (IOException e) {
      release(key);
      return new Found(Optional.empty(), List.of(unread(file, e)));
    }
  }

  /**
   * Notes the time, so that what is in use is evicted last; a read-only store has no such times.
   */
  private static void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      LOG.debug("{} keeps its old time", file, e);
    }
  }

  private static Finding unread(Path file, IOException e) {
    if (!(e instanceof DamagedFileException)) {
      return warning(file + " cannot be read (" + words(e) + "); it is computed again");
    }
    try {
      Files.deleteIfExists(file);
      return warning(e.getMessage() + "; it is removed and computed again");
    } catch (IOException stays) {
      return warning(e.getMessage() + "; it is computed again, but stays: " + words(stays));
    }
  }

  /**
   * Stores tensors under {@code key}, making room where the limit asks for it.
   *
   * @param what in words, for those who list the store
   * @return why they could not be kept, where that is so and was not told before
   */
  public List<Finding> put(String key, String what, Map<String, Tensor> tensors)
      throws InterruptedException {
    try {
      Files.createDirectories(folder);
      long bytes = SafeTensors.bytes(tensors, what);
      Optional<String> obstacle = room.make(bytes);
      if (obstacle.isPresent()) {
        return notKept(obstacle.get());
      }
      SafeTensors.write(file(key), what, tensors);
      room.took(bytes);
      return List.of();
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      return notKept(words(e));
    }
  }

  private List<Finding> notKept(String why) {
    return toldWhyNotKept.getAndSet(true)
        ? List.of()
        : List.of(
            warning(
                "source models and features cannot be kept in "
                    + folder
                    + " ("
                    + why
                    + "); the run goes on from memory, the next one computes them again. Make room,"
                    + " raise --store-limit, or set GRAFT_CACHE to another disk"));
  }

  /**
   * Waits until nobody else computes any of {@code keys}; whoever did may have stored them by then.
   * Where the store's folder cannot be written to, nobody waits.
   */
  public Claim claim(Collection<String> keys) throws InterruptedException {
    return Claim.of(folder, keys);
  }

  /** Where the trainings of the step {@code key} keep their state. */
  public StepCheckpoints checkpoints(String key) {
    return StepCheckpoints.of(folder, key, CheckpointTimes.ofProcess());
  }

  /** Lets go of what {@link #find} gave: its file may be evicted from now on. */
  public void release(String key) {
    holds.release(key);
  }

  /** Every file, the one used last first. */
  public List<StoredFile> files() throws IOException {
    return StoredFile.all(folder).stream()
        .sorted(Comparator.comparing(StoredFile::used).reversed())
        .toList();
  }

  /**
   * Removes what was left unfinished and evicts, the longest unused first, down to the limit.
   *
   * @return the files that were evicted
   */
  public List<StoredFile> collect() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    StepCheckpoints.forget(folder);
    StoredFile.sweep(folder);
    return room.evict();
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + StoredFile.ENDING);
  }

  private static InterruptedException interrupted(ClosedByInterruptException e) {
    InterruptedException interrupted = new InterruptedException("stopped while using the store");
    interrupted.initCause(e);
    return interrupted;
  }

  private static Finding warning(String text) {
    return new Finding("store", Finding.Level.WARNING, text);
  }

  private static String words(IOException e) {
    String message = e.getMessage();
    return message == null || e instanceof java.nio.file.FileSystemException
        ? e.toString().replaceFirst("^.*\\.", "")
        : message;
  }
}
