package org.graft.engine.methods;

/** A value of an answer that the data may not have. */
@FunctionalInterface
public interface Output<T> {
  /**
   * Computes it.
   *
   * @throws org.graft.stats.Refusal if the data have no such value, saying why
   */
  T get();
}
