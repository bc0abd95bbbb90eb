package org.graft.lanes.layer;

import java.util.List;
import org.graft.lanes.batch.Batch;

/**
 * A layer's arithmetic. Holds what the last forward pass left for the backward pass; not
 * thread-safe.
 */
public interface LayerOperation {
  /** The output for a batch; it and {@code x} must stay as they are until the backward pass. */
  Batch forward(Batch x, Mode mode);

  /** The gradient by the input of the last forward pass, from that by its output. */
  Batch backward(Batch gradient);

  /** Sets its variables' gradients from that by the output of the last forward pass. */
  default void derive(Batch gradient) {}

  /** Its parameters at work, in the layer's order. */
  default List<Variable> variables() {
    return List.of();
  }

  /** Whether it reads its input by example. */
  default boolean readsRows() {
    return false;
  }
}
