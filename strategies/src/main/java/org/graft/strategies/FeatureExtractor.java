package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.head.Features;

/**
 * Freezes the whole body and trains a new head on its features, or on those of any layer further
 * down.
 */
@Name(
    value = "feature-extractor",
    doc = "The body frozen, a new head trained on its features.",
    cites = "arXiv:1310.1531")
public record FeatureExtractor(
    @Param(doc = "Layers between the features and the new softmax head.", byDefault = "[]")
        List<Layer> hidden,
    @Param(
            doc =
                "Where features are taken from: a number of blocks, a share such as 60%, or a"
                    + " layer's name; the whole body when absent.")
        Optional<Depth> tap,
    @Param(
            doc =
                "What becomes of images there: the mean or the largest value of each channel"
                    + " (average, max), or all values (flatten); when absent, all.")
        Optional<Pooling> pooling,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** Copies the layers. */
  public FeatureExtractor {
    hidden = List.copyOf(hidden);
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    BackboneCard tapped = Features.of(backbone, tap, pooling);
    return Recipe.carry(tapped)
        .newHead(tapped, hidden, task.target())
        .train(Depth.parse("all").nodes(tapped.body()), Rates.training(training, rate, task));
  }
}
