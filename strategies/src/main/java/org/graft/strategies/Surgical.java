package org.graft.strategies;

import java.util.ArrayList;
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
 * Surgical fine-tuning (Lee et al. 2023, arXiv:2210.11466): one block of the body trains, wherever
 * it lies, the others stay as they are. In the paper source and target have the same classes and
 * the head stays; say so with {@code head: kept}. A new head trains with the block.
 */
@Name(
    value = "surgical",
    doc = "One block of the body trains, wherever it lies; the others stay frozen.",
    cites = "arXiv:2210.11466")
public record Surgical(
    @Param(doc = "The block: first, middle, last, block:NAME or block:3.") Selection block,
    @Param(
            doc = "Whether the source model's head stays, frozen, or a new one trains.",
            byDefault = "new")
        FineTune.Head head,
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
    List<Selection> trained = new ArrayList<>(List.of(block));
    Recipe carried = Recipe.carry(backbone);
    if (head == FineTune.Head.KEPT) {
      Heads.check(Heads.keeping(backbone, task));
    } else {
      carried = carried.newHead(backbone, task.target());
      trained.add(Selection.parse("head"));
    }
    return carried.train(backbone.body(), trained, Rates.training(training, rate, task));
  }
}
