package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.head.Features;

/**
 * Weight imprinting (Qi et al. 2018, arXiv:1712.07136): features are divided by their length, and
 * the new head's kernel starts with the mean direction of each class's training features, times a
 * scale. That may be all, or the network is fine-tuned from there. The scale, which the paper
 * trains, is in the kernel and trains with it.
 */
@Name(
    value = "imprinting",
    doc = "A new head of the classes' mean directions, as it is or fine-tuned.",
    cites = "arXiv:1712.07136")
public record Imprinting(
    @Param(doc = "Length of each class's weights.", byDefault = "10", min = 1e-9) double scale,
    @Param(doc = "What follows: nothing, or training.", byDefault = "nothing") Then then,
    @Param(
            doc = "How much of the body stays frozen in that training, as in fine-tune.",
            byDefault = "none")
        Depth frozen,
    @Param(
            doc =
                "Where features are taken: a number of blocks, a share such as 60%, or a layer's"
                    + " name; above the whole body when absent.")
        Optional<Depth> tap,
    @Param(
            doc =
                "What becomes of images: the mean or the largest value of each channel (average,"
                    + " max), or all values (flatten); when absent, all.")
        Optional<Pooling> pooling,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** What follows. */
  public enum Then {
    /** The network is used as it starts. */
    NOTHING,
    /** It trains on, but for what is frozen. */
    FINE_TUNE
  }

  /** Nothing is frozen where nothing trains. */
  public Imprinting {
    if (then == Then.NOTHING && !frozen.equals(Depth.parse("none"))) {
      throw new IllegalArgumentException(
          "'frozen' says what does not train, and nothing does; say 'then: fine-tune' or leave it"
              + " out");
    }
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    int classes = task.classes().size();
    BackboneCard tapped = Features.of(backbone, tap, pooling);
    Recipe headed = Recipe.carry(tapped).newHead(tapped, unit(tapped), task.target());
    String head = headed.network().output().name();
    Recipe imprinted = headed.given(new ClassDirections(head, classes, scale));
    return then == Then.NOTHING
        ? imprinted
        : imprinted.train(frozen.nodes(tapped.body()), Rates.training(training, rate, task));
  }

  /** What stands between the body and the head. */
  private static List<Layer> unit(BackboneCard backbone) {
    Network body = backbone.body();
    Layer unit = new NormalizationLayer.L2Normalization(1e-12);
    boolean vectors = body.shapes().getOrDefault(backbone.features(), body.input()).rank() == 1;
    return vectors ? List.of(unit) : List.of(new Layer.Flatten(), unit);
  }
}
