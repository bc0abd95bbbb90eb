package org.graft.strategies;

import java.util.Optional;
import java.util.Set;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Fine-tunes all of it, the body at a fraction of the new head's learning rate: the usual plain
 * baseline, as the Transfer Learning Library's {@code --finetune} has it (there 0.1).
 */
@Name(
    value = "head-faster",
    doc = "The body trains at a fraction of the rate of a new head.",
    cites = "https://github.com/thuml/Transfer-Learning-Library")
public record HeadFaster(
    @Param(
            doc = "What the rate is multiplied by for the body.",
            byDefault = "0.1",
            min = 1e-9,
            max = 1)
        double factor,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .train(Set.of(), Rates.training(training, rate, task))
        .withRates(BlockRates.of(backbone.body(), below -> factor));
  }
}
