package org.graft.engine.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/** A place for one value that is made when asked for and may be dropped when memory is short. */
final class SoftSlot<T> {
  private @Nullable SoftReference<T> held;

  /** The value held, or else made; others wait meanwhile. */
  synchronized T get(Source<T> source) throws IOException {
    T value = held == null ? null : held.get();
    if (value == null) {
      value = source.make();
      held = new SoftReference<>(value);
    }
    return value;
  }

  /** Drops the value. */
  synchronized void release() {
    held = null;
  }

  /** Makes a value. */
  @FunctionalInterface
  interface Source<T> {
    T make() throws IOException;
  }
}
