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
 * Scaling and shifting features (Lian et al. 2022, arXiv:2210.08823): a scale and a shift of each
 * channel behind every layer with a kernel and every normalisation of the body train, and a new
 * head; all else stays frozen. What comes out is an ordinary network, scale and shift merged into
 * its weights. Batch normalisation behind which there is a scale normalises over the batch while it
 * trains, and its running statistics follow, as in the paper's code.
 */
@Name(
    value = "ssf",
    doc = "A scale and a shift of each channel behind every layer, and a new head, train.",
    cites = "arXiv:2210.08823")
public record Ssf(
    @Param(
            doc =
                "Standard deviation of scale (about 1) and shift (about 0) at the start; with 0,"
                    + " training starts from the source's features.",
            byDefault = "0.02",
            min = 0)
        double spread,
    @Param(
            doc =
                "Behind which layers of the body: blocks, names and patterns as in fine-tune's"
                    + " 'trained'; behind all when empty.",
            byDefault = "[]")
        List<Selection> layers,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** Copies the list. */
  public Ssf {
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
        .insert(
            Insertions.at(backbone, layers, new Insertion.ScaleShift(spread)),
            Rates.training(training, rate, task));
  }
}
