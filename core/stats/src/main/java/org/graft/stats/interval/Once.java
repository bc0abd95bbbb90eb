package org.graft.stats.interval;

import java.util.function.Supplier;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/** Computes a value, or its refusal, at the first call and repeats it at every other. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> supplier;
  private @Nullable T value;
  private @Nullable Refusal refusal;

  Once(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  @Override
  public T get() {
    if (refusal != null) {
      throw refusal;
    }
    T known = value;
    if (known == null) {
      try {
        known = supplier.get();
      } catch (Refusal refused) {
        refusal = refused;
        throw refused;
      }
      value = known;
    }
    return known;
  }
}
