package org.graft.strategies;

import java.util.Map;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Gradual unfreezing with discriminative rates and slanted triangles (Howard and Ruder 2018,
 * arXiv:1801.06146): the new head trains first, then one block more from the top in every phase;
 * each block trains at the rate of the one above divided by 2.6. The last phase, in which
 * everything trains, lasts as long as the training says. Every phase follows a triangle of its own,
 * whatever schedule the training has.
 */
@Name(
    value = "ulmfit",
    doc =
        "Unfreezes one block more in each phase, lower blocks at lower rates, on a slanted"
            + " triangle.",
    cites = "arXiv:1801.06146")
public record Ulmfit(
    @Param(doc = "Epochs of every phase but the last.", unit = "epochs", byDefault = "1", min = 1)
        int epochs,
    @Param(
            doc = "What the rate is divided by with each block below the head.",
            byDefault = "2.6",
            min = 1)
        double discriminative,
    @Param(
            doc = "Share of a phase's steps in which the rate rises.",
            byDefault = "0.1",
            min = 0.001,
            max = 1)
        double rise,
    @Param(doc = "A phase's highest rate over its lowest.", byDefault = "32", min = 1) double ratio,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Training whole =
        Rates.training(training, rate, task)
            .withSchedule(new Schedule.SlantedTriangle(rise, ratio));
    Map<String, Double> rates =
        BlockRates.of(backbone.body(), below -> Math.pow(discriminative, -below));
    Recipe recipe = Recipe.carry(backbone).newHead(backbone, task.target());
    for (int frozen = backbone.body().blocks().size(); frozen >= 0; frozen--) {
      recipe =
          recipe
              .train(
                  Depth.blocks(frozen).nodes(backbone.body()),
                  frozen > 0 ? whole.withEpochs(epochs) : whole)
              .withRates(rates);
    }
    return recipe;
  }
}
