package org.graft.strategies;

import java.util.Optional;
import org.graft.spi.Name;
import org.graft.spi.TransferStrategy;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** Uses the source model as it is, head included, without training. */
@Name(value = "classifier", doc = "The source model as it is, without training.")
public record Classifier() implements TransferStrategy {
  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.misfit(backbone, task);
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Heads.check(refusal(backbone, task));
    return Recipe.carry(backbone);
  }
}
