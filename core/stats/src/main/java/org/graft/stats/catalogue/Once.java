package org.graft.stats.catalogue;

import java.util.function.Supplier;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/** Computes a value, or its refusal, the first time it is asked for; for one thread. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> supplier;
  private @Nullable T value;
  private @Nullable Refusal refusal;

  private Once(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  /** Wraps {@code supplier}. */
  public static <T> Once<T> of(Supplier<T> supplier) {
    return new Once<>(supplier);
  }

  @Override
  public T get() {
    if (refusal != null) {
      throw refusal;
    }
    if (value == null) {
      try {
        value = supplier.get();
      } catch (Refusal found) {
        refusal = found;
        throw found;
      }
    }
    return value;
  }
}
