package org.graft.engine.experiment.planning;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.graft.engine.data.Network;

/**
 * Where Graft keeps what outlives a run.
 *
 * @param cache downloads and the store
 * @param folders further folders of data files, a sub-folder for each data set, never written to
 * @param network whether downloads are allowed
 */
public record Places(Path cache, List<Path> folders, Network network) {
  /**
   * The cache from {@code GRAFT_CACHE}, else {@code XDG_CACHE_HOME/graft}, else {@code
   * ~/.cache/graft}; folders of files from {@code GRAFT_DATA}.
   */
  public static Places fromEnvironment(Network network) {
    String data = variable("GRAFT_DATA");
    List<Path> folders =
        data.isEmpty()
            ? List.of()
            : Arrays.stream(data.split(File.pathSeparator, -1)).map(Path::of).toList();
    return new Places(cacheFolder().toAbsolutePath(), folders, network);
  }

  private static Path cacheFolder() {
    String own = variable("GRAFT_CACHE");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String xdg = variable("XDG_CACHE_HOME");
    Path base = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    return base.resolve("graft");
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value.trim();
  }

  /** Where downloaded data sets and weights lie. */
  public Path downloads() {
    return cache.resolve("data");
  }

  /** How long steps took on this machine. */
  public Path timings() {
    return cache.resolve("timings.json");
  }

  /** How long steps took where an executor of that name does them. */
  public Path timings(String executor) {
    return cache.resolve("timings-" + executor + ".json");
  }

  /** Where results of shared steps lie. */
  public Path store() {
    return cache.resolve("store");
  }
}
