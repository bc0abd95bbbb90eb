package org.graft.spi;

import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** A strategy as a recipe: data that the engine prints, audits, shares and hands to a trainer. */
public non-sealed interface TransferStrategy extends Strategy {
  /**
   * What to do; the same for the same arguments.
   *
   * @throws IllegalArgumentException if the strategy cannot be applied, in words for the user
   */
  Recipe recipe(BackboneCard backbone, TaskCard task);
}
