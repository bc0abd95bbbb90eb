package org.graft.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The files of one store that are in use here and must stay. Each is held once, however often it is
 * asked for. Thread-safe.
 */
final class Holds {
  private static final Logger LOG = LogManager.getLogger(Holds.class);

  private final Path folder;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  Holds(Path folder) {
    this.folder = folder;
  }

  /** Holds a key's file; where the folder has no locks, goes without. */
  void hold(String key) throws InterruptedException {
    if (!held.add(key)) {
      return;
    }
    try {
      KeyLocks.of(folder).hold(key);
    } catch (IOException e) {
      LOG.debug("{} has no locks, so {} is used without one", folder, key, e);
      held.remove(key);
    } catch (InterruptedException e) {
      held.remove(key);
      throw e;
    }
  }

  /** Lets go of a key's file, if it is held. */
  void release(String key) {
    if (held.remove(key)) {
      try {
        KeyLocks.of(folder).release(key);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
