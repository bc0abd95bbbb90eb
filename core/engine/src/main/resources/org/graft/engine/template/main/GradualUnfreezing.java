package org.example.lab;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Block;
import org.graft.spi.network.Node;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/**
 * Gradual unfreezing (Howard and Ruder 2018, arXiv:1801.06146, section 3.3): first the new head
 * trains alone, then one more block from the top joins in every phase. The last phase, in which
 * everything trains that ever does, lasts as long as the experiment's training says.
 *
 * <p>Departs from the paper in that all layers train at one rate, and each phase starts the
 * optimiser and the schedule anew.
 *
 * @param frozen what is never unfrozen
 * @param epochs epochs of every phase but the last
 */
@Name(
    value = "my-lab-gradual-unfreezing",
    doc = "Trains the head first, then one more block from the top in every phase.",
    cites = "arXiv:1801.06146")
public record GradualUnfreezing(
    @Param(doc = "What is never unfrozen.", byDefault = "none") Depth frozen,
    @Param(doc = "Epochs of every phase but the last.", unit = "epochs", byDefault = "1", min = 1)
        int epochs)
    implements TransferStrategy {
  /** Checks the epochs. */
  public GradualUnfreezing {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be 1 or more, found " + epochs);
    }
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    try {
      frozen.nodes(backbone.body());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Set<String> never = frozen.nodes(backbone.body());
    List<Block> blocks = backbone.body().blocks();
    Set<String> still = names(backbone.body().nodes());
    Recipe recipe = Recipe.carry(backbone).newHead(backbone, task.target());
    for (int next = blocks.size() - 1; !still.equals(never); next--) {
      recipe = recipe.train(still, task.training().withEpochs(epochs));
      still = new LinkedHashSet<>(still);
      still.removeAll(names(blocks.get(next).nodes()));
      still.addAll(never);
    }
    return recipe.train(still, task.training());
  }

  private static Set<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
