package org.graft.strategies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.training.Depth;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.loss.Behaviour;

/**
 * DELTA (Li et al. 2019, arXiv:1901.09229) without its channel attention: all trains, and features
 * at some taps are kept near the source's. Half of the squared distance counts, summed over taps
 * and batch, as in the Transfer Learning Library's {@code feature_map}; of the new head's kernel
 * half the sum of squares.
 */
@Name(
    value = "delta",
    doc = "Fine-tuning with features at some taps kept near the source's.",
    cites = "arXiv:1901.09229")
public record Delta(
    @Param(doc = "Factor of half the squared distance.", byDefault = "0.01", min = 0) double factor,
    @Param(
            doc = "Factor of half the squares of the new head's kernel.",
            byDefault = "0.01",
            min = 0)
        double headFactor,
    @Param(
            doc = "Where: numbers of blocks, shares such as 50%, or layers' names.",
            byDefault = "[25%, 50%, 75%, all]")
        List<Depth> taps,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** Copies the list. */
  public Delta {
    taps = List.copyOf(taps);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Training how = Rates.training(training, rate, task);
    Penalty own = how.penalty();
    Training penalised =
        headFactor == 0
            ? how
            : how.withPenalty(
                new Penalty(own.l1(), own.l2(), own.l2sp(), Optional.of(headFactor / 2)));
    Recipe recipe =
        Recipe.carry(backbone).newHead(backbone, task.target()).train(Set.of(), penalised);
    return factor == 0 ? recipe : recipe.withLosses(losses(backbone));
  }

  private List<FeatureLoss> losses(BackboneCard backbone) {
    Network body = backbone.body();
    Set<String> nodes = new LinkedHashSet<>();
    for (Depth tap : taps) {
      tap.nodes(body).stream()
          .filter(node -> !body.node(node).layer().stochastic())
          .reduce((first, last) -> last)
          .ifPresent(nodes::add);
    }
    return nodes.stream().map(node -> (FeatureLoss) new Behaviour(node, factor)).toList();
  }
}
