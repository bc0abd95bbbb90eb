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
 * WiSE-FT (Wortsman et al. 2022, arXiv:2109.01903): the mean, parameter by parameter, of the
 * weights before and after fine-tuning. In the paper the weights before are a zero-shot model's;
 * here a new head is trained alone on the frozen body first, and the mean is of the network before
 * and after the second phase.
 */
@Name(
    value = "wise-ft",
    doc = "The mean of the weights before and after fine-tuning.",
    cites = "arXiv:2109.01903")
public record WiseFt(
    @Param(
            doc = "Share of the fine-tuned weights in the mean.",
            byDefault = "0.5",
            min = 0,
            max = 1)
        double share,
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
        .train(Set.of(), Rates.training(training, rate, task))
        .withBlend(share);
  }
}
