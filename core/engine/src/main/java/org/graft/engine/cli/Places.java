package org.graft.engine.cli;

import java.nio.file.Path;

/**
 * Where Graft keeps what outlives a run.
 *
 * @param cache downloads and the store
 * @param offline whether downloads are forbidden
 */
record Places(Path cache, boolean offline) {
  /** From {@code GRAFT_CACHE}, else {@code XDG_CACHE_HOME/graft}, else {@code ~/.cache/graft}. */
  static Places fromEnvironment(boolean offline) {
    String own = System.getenv("GRAFT_CACHE");
    if (own != null && !own.isBlank()) {
      return new Places(Path.of(own).toAbsolutePath(), offline);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg != null && !xdg.isBlank()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    return new Places(base.resolve("graft").toAbsolutePath(), offline);
  }

  /** Where downloaded data sets and weights lie. */
  Path downloads() {
    return cache.resolve("data");
  }

  /** Where results of shared steps lie. */
  Path store() {
    return cache.resolve("store");
  }
}
