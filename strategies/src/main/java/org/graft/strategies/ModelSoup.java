package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Soup;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Model soups (Wortsman et al. 2022, arXiv:2203.05482): several fine-tunings from one start, new
 * head included, at rates and in orders of their own, and the mean of their weights: of all, or
 * greedily of those that do not lower its accuracy on validation. The paper's soups are of up to 72
 * fine-tunings under drawn settings; these are of a few rates.
 */
@Name(
    value = "model-soup",
    doc = "The mean of several fine-tuned networks' weights.",
    cites = "arXiv:2203.05482")
public record ModelSoup(
    @Param(
            doc = "What the learning rate is multiplied by, for each fine-tuning.",
            byDefault = "[0.5, 1, 2]")
        List<Double> rates,
    @Param(doc = "Which fine-tunings are averaged.", byDefault = "greedy") Soup.Pick pick,
    @Param(doc = "How much of the body stays frozen, as in fine-tune.", byDefault = "none")
        Depth frozen,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  /** Copies the list. */
  public ModelSoup {
    rates = List.copyOf(rates);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Recipe recipe =
        Recipe.carry(backbone)
            .newHead(backbone, task.target())
            .train(frozen.nodes(backbone.body()), Rates.training(training, rate, task))
            .averaged(new Soup(rates, pick));
    if (recipe.soup().isPresent() && pick == Soup.Pick.GREEDY) {
      task.classes();
      if (task.validation() == 0) {
        throw new IllegalArgumentException(
            "a greedy soup is picked on a validation split, and the target has none; split one"
                + " off with 'validation: 0.2' beside the data set's name, or say 'pick: uniform'");
      }
    }
    return recipe;
  }
}
