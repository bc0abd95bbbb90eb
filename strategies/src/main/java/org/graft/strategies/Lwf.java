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
import org.graft.strategies.loss.Distillation;

/**
 * Learning without forgetting (Li and Hoiem 2018, arXiv:1606.09282): the source's head stays beside
 * the new one, and its outputs on the target's examples are kept near what they were by
 * distillation. All trains, both heads included; the new head alone is the target's.
 */
@Name(
    value = "lwf",
    doc = "Fine-tuning with the source head's outputs kept by distillation.",
    cites = "arXiv:1606.09282")
public record Lwf(
    @Param(doc = "Temperature of the distillation.", byDefault = "2", min = 0.01)
        double temperature,
    @Param(doc = "Factor of the distillation.", byDefault = "4", min = 0) double factor,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return factor == 0
        ? Optional.empty()
        : Heads.missing(backbone).or(() -> Heads.refusal(() -> recipe(backbone, task)));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Training how = Rates.training(training, rate, task);
    if (factor == 0) {
      return Recipe.carry(backbone).newHead(backbone, task.target()).train(Set.of(), how);
    }
    Heads.check(Heads.missing(backbone));
    return Recipe.carry(backbone)
        .on(TwoHeads.of(backbone, task.target()))
        .train(Set.of(), how)
        .withLosses(
            List.of(new Distillation(backbone.network().output().name(), temperature, factor)));
  }
}
