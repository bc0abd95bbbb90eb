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
import org.graft.strategies.loss.CategoryRelationship;

/**
 * Co-Tuning (You et al., NeurIPS 2020): the source's head stays beside the new one and is trained
 * on source labels, to which target labels are translated by p(source class | target class). That
 * relationship is learned from the training split alone, by what the paper calls the direct
 * approach and the Transfer Learning Library does: the mean of the source network's probabilities
 * over a class's examples, uncalibrated. All trains, both heads included; the new head alone is the
 * target's.
 */
@Name(
    value = "co-tuning",
    doc = "Fine-tuning with the source's head trained on translated labels beside the new one.",
    cites = "https://papers.nips.cc/paper/2020/hash/c8067ad1937f728f51288b3eb986afaa-Abstract.html")
public record CoTuning(
    @Param(doc = "Factor of the source head's cross-entropy.", byDefault = "2.3", min = 0)
        double factor,
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
    Training how = Rates.training(training, rate, task);
    if (factor == 0) {
      return Recipe.carry(backbone).newHead(backbone, task.target()).train(Set.of(), how);
    }
    Heads.check(Heads.missing(backbone));
    int classes = task.classes().size();
    return Recipe.carry(backbone)
        .on(TwoHeads.of(backbone, task.target()))
        .train(Set.of(), how)
        .withLosses(
            List.of(new CategoryRelationship(backbone.network().output().name(), classes, factor)));
  }
}
