package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Selection;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Weight-decomposed low-rank adaptation (Liu et al. 2024, arXiv:2402.09353): as {@link Lora}, but
 * the update turns each output's weights, and their length trains by itself.
 */
@Name(
    value = "dora",
    doc =
        "Low-rank updates of the directions of frozen kernels, their lengths and a new head train.",
    cites = "arXiv:2402.09353")
public record Dora(
    @Param(doc = "Rank of the updates.", byDefault = "8", min = 1) int rank,
    @Param(doc = "The updates count alpha / rank times.", byDefault = "16") double alpha,
    @Param(
            doc =
                "Which layers of the body: dense layers and convolutions among blocks, names and"
                    + " patterns as in fine-tune's 'trained'; all of them when empty.",
            byDefault = "[]")
        List<Selection> layers,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** Copies the list. */
  public Dora {
    layers = List.copyOf(layers);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Insertion insertion = new Insertion.Decomposed(new Insertion.LowRank(rank, alpha));
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .insert(Insertions.at(backbone, layers, insertion), Rates.training(training, rate, task));
  }
}
