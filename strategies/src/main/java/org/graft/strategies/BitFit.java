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
 * Trains every bias, normalisation layers' shifts included, and a new head, all else frozen (Ben
 * Zaken et al. 2022, arXiv:2106.10199). The paper's rates lie well above those of fine-tuning.
 */
@Name(value = "bitfit", doc = "Only the biases and a new head train.", cites = "arXiv:2106.10199")
public record BitFit(
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  private static final List<Selection> TRAINED =
      List.of(Selection.parse("biases"), Selection.parse("head"));

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
