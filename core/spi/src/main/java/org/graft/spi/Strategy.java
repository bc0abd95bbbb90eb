package org.graft.spi;

import java.util.Optional;
import org.graft.spi.base.Extension;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.TaskCard;

/** A way of bringing a source model to a target task. Never sees the target's test set. */
public sealed interface Strategy extends Extension
    permits TransferStrategy, ProgrammedStrategy, Choose {
  /** Why the strategy cannot be applied here, in words for the user; empty if it can. */
  default Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Optional.empty();
  }
}
