package org.graft.strategies;

import java.util.LinkedHashSet;
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
 * The first layers start from the source's weights, the others and the head from random ones
 * (Yosinski et al. 2014, arXiv:1411.1792). Over the depth, with the first layers frozen and
 * fine-tuned, from another source and from the target's own, these are the paper's curves AnB,
 * AnB+, BnB and BnB+.
 */
@Name(
    value = "layer-transfer",
    doc = "The first layers are carried over, frozen or fine-tuned; those above start anew.",
    cites = "arXiv:1411.1792")
public record LayerTransfer(
    @Param(
            doc =
                "How much of the body is carried: a number of blocks, a share such as 60%, 'all',"
                    + " or the name of the last carried layer, block or stage.")
        Depth carried,
    @Param(doc = "What becomes of the carried layers.", byDefault = "fine-tuned") Then then,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {

  /** What becomes of carried layers. */
  public enum Then {
    /** They stay as they are. */
    FROZEN,
    /** They train on with the others. */
    FINE_TUNED
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Set<String> kept = carried.nodes(backbone.body());
    Set<String> anew = new LinkedHashSet<>();
    backbone.body().nodes().forEach(node -> anew.add(node.name()));
    anew.removeAll(kept);
    return Recipe.carry(backbone)
        .newHead(backbone, task.target())
        .anew(anew)
        .train(then == Then.FROZEN ? kept : Set.of(), Rates.training(training, rate, task));
  }
}
