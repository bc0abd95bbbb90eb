package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Selection;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Trains scale and shift of the normalisation layers and a new head, all else frozen (Frankle et
 * al. 2021, arXiv:2003.00152). Batch normalisation that trains normalises over the batch, and its
 * running statistics follow.
 */
@Name(
    value = "norm-only",
    doc = "Only the normalisation layers and a new head train.",
    cites = "arXiv:2003.00152")
public record NormOnly(
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  private static final List<Selection> TRAINED =
      List.of(Selection.parse("norms"), Selection.parse("head"));

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .train(backbone.body(), TRAINED, Rates.training(training, rate, task));
  }
}
