package org.graft.strategies;

import java.util.Optional;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.TaskCard;

/** Whether a source model's head can be kept for a target. */
final class Heads {
  private Heads() {}

  /** Refuses a recipe for what the strategy refuses. */
  static void check(Optional<String> refusal) {
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  static Optional<String> misfit(BackboneCard backbone, TaskCard task) {
    int outputs = backbone.outputs();
    int classes = task.classes().size();
    return outputs == classes
        ? Optional.empty()
        : Optional.of(
            "the source model's head tells "
                + outputs
                + " classes apart, the target has "
                + classes
                + "; a head can only be kept where they are as many");
  }
}
