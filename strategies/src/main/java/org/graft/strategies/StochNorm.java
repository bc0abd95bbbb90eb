package org.graft.strategies;

import java.util.Optional;
import java.util.Set;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Stochastic normalization (Kou et al., NeurIPS 2020): all trains, and in each step a coin for each
 * channel of each batch normalisation decides whether it goes by its running statistics, which
 * carry the source's knowledge, or by the batch's. Tested and saved is an ordinary network.
 */
@Name(
    value = "stoch-norm",
    doc = "Fine-tuning with running or batch statistics in batch normalisation, by a coin.",
    cites =
        "https://proceedings.neurips.cc/paper/2020/hash/bc573864331a9e42e4511de6f678aa83-Abstract.html")
public record StochNorm(
    @Param(
            doc = "Probability of a channel's running statistics; 0 is plain batch normalisation.",
            byDefault = "0.5",
            min = 0,
            max = 1)
        double probability,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    if (backbone.body().nodes().stream()
        .noneMatch(node -> node.layer() instanceof Layer.BatchNormalization)) {
      throw new IllegalArgumentException("the source model has no batch normalization");
    }
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .train(Set.of(), Rates.training(training, rate, task))
        .withStochasticNormalization(probability);
  }
}
