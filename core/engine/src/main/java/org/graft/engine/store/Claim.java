package org.graft.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The right to compute some keys, which one process has at a time; given back by closing. */
public final class Claim implements AutoCloseable {
  private final List<KeyLocks.Taken> taken;

  private Claim(List<KeyLocks.Taken> taken) {
    this.taken = taken;
  }

  /** Waits for the right, in an order in which nobody waits for ever. */
  static Claim of(Path folder, Collection<String> keys) throws InterruptedException {
    List<KeyLocks.Taken> taken = new ArrayList<>();
    try {
      KeyLocks locks = KeyLocks.of(folder);
      for (String key : new TreeSet<>(keys)) {
        taken.add(locks.compute(key));
      }
      return new Claim(taken);
    } catch (IOException e) {
      return new Claim(taken);
    } catch (InterruptedException e) {
      new Claim(taken).close();
      throw e;
    }
  }

  @Override
  public void close() {
    for (KeyLocks.Taken one : taken) {
      try {
        one.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
