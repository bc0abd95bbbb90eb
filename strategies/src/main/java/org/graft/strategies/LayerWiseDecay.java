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
 * Fine-tunes all of it; the learning rate falls by a factor with each block below the head (Clark
 * et al. 2020, arXiv:2003.10555, and timm's {@code layer_decay}): block i of L, from 0, trains at
 * rate x decay^(L - i), a new head at the rate itself.
 */
@Name(
    value = "layer-wise-decay",
    doc = "Fine-tunes all of it, each block at a lower rate than the one above.",
    cites = "arXiv:2003.10555")
public record LayerWiseDecay(
    @Param(
            doc = "What the rate is multiplied by with each block below the head.",
            byDefault = "0.75",
            min = 1e-3,
            max = 1)
        double decay,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .train(Set.of(), Rates.training(training, rate, task))
        .withRates(BlockRates.of(backbone.body(), below -> Math.pow(decay, below)));
  }
}
