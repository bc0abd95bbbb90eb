package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/** Trains the backbone's architecture on the target alone: what transfer is measured against. */
@Name(value = "scratch", doc = "Trains the same architecture on the target, from fresh weights.")
public record Scratch(
    @Param(doc = "Layers between the body and the softmax head.", byDefault = "[]")
        List<Layer> hidden,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** Copies the layers. */
  public Scratch {
    hidden = List.copyOf(hidden);
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    return Recipe.scratch(backbone, hidden, task.target())
        .train(Set.of(), Rates.training(training, rate, task));
  }
}
