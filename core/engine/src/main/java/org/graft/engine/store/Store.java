package org.graft.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.spi.data.Tensor;

/**
 * Results of shared steps on disk, by the digest of what determines them: same key, no second
 * computation, in this run or the next. A damaged file is reported, removed and computed again.
 *
 * <p>Thread-safe, and safe for several processes: files appear whole or not at all.
 */
public final class Store {
  private static final Logger LOG = LogManager.getLogger(Store.class);
  private final Path folder;

  /** A store in {@code folder}, which need not exist yet. */
  public Store(Path folder) {
    this.folder = folder;
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** Whether there is a file for {@code key}; it may still turn out to be damaged. */
  public boolean has(String key) {
    return Files.isRegularFile(file(key));
  }

  /** The tensors stored under {@code key}, verified; empty when absent or damaged. */
  public Optional<Map<String, Tensor>> find(String key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SafeTensors.read(file));
    } catch (IOException e) {
      LOG.warn("{}; it is removed and computed again", e.getMessage());
      Files.deleteIfExists(file);
      return Optional.empty();
    }
  }

  /** Stores tensors under {@code key}. */
  public void put(String key, Map<String, Tensor> tensors) throws IOException {
    SafeTensors.write(file(key), tensors);
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + ".safetensors");
  }
}
