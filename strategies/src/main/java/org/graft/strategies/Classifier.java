package org.graft.strategies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Answers;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/**
 * Uses the source model as it is, head included, without training.
 *
 * <p>Where the target's classes are not the source's, {@code classes} says which of the source's
 * stand for each. An answer is right when the most probable of <em>all</em> source classes is one
 * of them, and among the k best when one of them is; a class's probability is that of its most
 * probable source class.
 */
@Name(value = "classifier", doc = "The source model as it is, without training.")
public record Classifier(
    @Param(
            doc =
                "Source classes that stand for each target class: dogs=151-268, or"
                    + " cats=tabby+lynx; empty where the classes are the same, in order.",
            byDefault = "[]")
        List<ClassGroup> classes)
    implements TransferStrategy {
  /** Copies the list. */
  public Classifier {
    classes = List.copyOf(classes);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return classes.isEmpty()
        ? Heads.misfit(backbone, task)
            .map(
                reason ->
                    reason
                        + "; or say which source classes stand for each target class:"
                        + " 'classes: ["
                        + task.classes().get(0)
                        + "=0-9, ...]'")
        : Optional.empty();
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Heads.check(refusal(backbone, task));
    Recipe recipe = Recipe.carry(backbone);
    return classes.isEmpty() ? recipe : recipe.answering(answers(task));
  }

  private Answers answers(TaskCard task) {
    for (ClassGroup group : classes) {
      if (!task.classes().contains(group.target())) {
        throw new IllegalArgumentException(
            "classes: '"
                + group
                + "': the target has no class '"
                + group.target()
                + "'; it has: "
                + String.join(", ", task.classes()));
      }
    }
    List<List<Integer>> outputs = new ArrayList<>();
    for (String name : task.classes()) {
      List<ClassGroup> own = classes.stream().filter(g -> g.target().equals(name)).toList();
      if (own.size() != 1) {
        throw new IllegalArgumentException(
            "classes: expected one entry for each target class, found "
                + own.size()
                + " for '"
                + name
                + "'");
      }
      outputs.add(own.get(0).numbers(task.sourceClasses()));
    }
    try {
      return new Answers(outputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("classes: " + e.getMessage(), e);
    }
  }
}
