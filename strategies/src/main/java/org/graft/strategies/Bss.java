package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.loss.SmallSingularValues;

/**
 * Batch spectral shrinkage (Chen et al., "Catastrophic forgetting meets negative transfer", NeurIPS
 * 2019): all trains, and the smallest singular values of each batch's features are penalised.
 */
@Name(
    value = "bss",
    doc = "Fine-tuning that shrinks the smallest singular values of a batch's features.",
    cites = "https://papers.nips.cc/paper/2019/hash/c6bff625bdb0393992c9d4db0c6bbe45-Abstract.html")
public record Bss(
    @Param(doc = "Factor of the squared singular values.", byDefault = "0.001", min = 0)
        double factor,
    @Param(doc = "How many singular values, from the smallest.", byDefault = "1", min = 1)
        int count,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Recipe recipe =
        Recipe.carry(backbone)
            .newHead(backbone, task.target())
            .train(Set.of(), Rates.training(training, rate, task));
    return factor == 0
        ? recipe
        : recipe.withLosses(List.of(new SmallSingularValues(backbone.features(), count, factor)));
  }
}
