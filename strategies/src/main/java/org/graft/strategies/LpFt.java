package org.graft.strategies;

import java.util.Optional;
import java.util.Set;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Linear probing, then fine-tuning (Kumar et al. 2022, arXiv:2202.10054): first the new head trains
 * alone on the frozen body, then everything, each with a learning rate of its own; the best of the
 * second may lie orders of magnitude below the first's.
 */
@Name(
    value = "lp-ft",
    doc = "First a new head alone on the frozen body, then all of it.",
    cites = "arXiv:2202.10054")
public record LpFt(
    @Param(
            doc = "Epochs of the head alone; as many as the training's when absent.",
            unit = "epochs",
            min = 0)
        Optional<Integer> probeEpochs,
    @Param(doc = "Learning rate of the head alone, in place of the training's.", min = 0)
        Optional<Double> probeRate,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate of the second phase, in place of the training's.", min = 0)
        Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Training probe = Rates.training(training, probeRate, task);
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .train(
            Depth.parse("all").nodes(backbone.body()),
            probe.withEpochs(probeEpochs.orElse(probe.epochs())))
        .train(Set.of(), Rates.training(training, rate, task));
  }
}
