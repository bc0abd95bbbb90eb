package org.graft.strategies;

import java.util.List;
import java.util.Map;
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
 * Low-rank adaptation (Hu et al. 2022, arXiv:2106.09685): a low-rank update beside every dense
 * layer and convolution of the body trains, and a new head; all else stays frozen. What comes out
 * is an ordinary network, the updates merged into its kernels. The paper updates the queries' and
 * values' kernels of transformers alone; a network whose attention has one dense layer for queries,
 * keys and values has one update for them. Rank and alpha are those that libraries start from.
 */
@Name(
    value = "lora",
    doc = "Low-rank updates of frozen kernels and a new head train.",
    cites = "arXiv:2106.09685")
public record Lora(
    @Param(doc = "Rank of the updates; 0 trains the head alone.", byDefault = "8", min = 0)
        int rank,
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
  public Lora {
    layers = List.copyOf(layers);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .insert(insertions(backbone), Rates.training(training, rate, task));
  }

  private Map<String, Insertion> insertions(BackboneCard backbone) {
    return rank == 0
        ? Map.of()
        : Insertions.at(backbone, layers, new Insertion.LowRank(rank, alpha));
  }
}
