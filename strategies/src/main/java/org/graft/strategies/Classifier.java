package org.graft.strategies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.ClassMapping;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/**
 * Uses the source model as it is, head included, without training.
 *
 * <p>Classes are paired by name where both sides have names. Where nobody has named the outputs,
 * they are paired by number if the target's classes are called 0 to n - 1, else by position. Where
 * the names differ, {@code classes} says which of the source's stand for each of the target's. A
 * prediction is right when the most probable of <em>all</em> source classes is one of them, and
 * among the k best when one of them is; a class's probability is that of its most probable source
 * class.
 */
@Name(value = "classifier", doc = "The source model as it is, without training.")
public record Classifier(
    @Param(
            doc =
                "Source classes that stand for each target class: dogs=151-268, or"
                    + " cats=tabby+lynx; empty where both have the same names, or the source's have"
                    + " none.",
            byDefault = "[]")
        List<ClassGroup> classes)
    implements TransferStrategy {
  /** Copies the list. */
  public Classifier {
    classes = List.copyOf(classes);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    Optional<String> headless =
        Heads.missing(backbone)
            .map(reason -> reason + "; take feature-extractor or fine-tune, which put one on");
    if (headless.isPresent() || !classes.isEmpty()) {
      return headless;
    }
    List<String> source = task.sourceClasses();
    if (source.isEmpty()) {
      return Heads.misfit(backbone, task).map(reason -> reason + hint(task));
    }
    return source.equals(task.classes()) || Heads.reordered(task)
        ? Optional.empty()
        : Optional.of(
            "the source model's classes are %s, the target's %s; classes are paired by name, and"
                    .formatted(Heads.names(source), Heads.names(task.classes()))
                + " these differ"
                + hint(task));
  }

  private static String hint(TaskCard task) {
    boolean among = task.sourceClasses().containsAll(task.classes()) && task.classes().size() < 10;
    String pairs =
        among
            ? task.classes().stream().map(c -> c + "=" + c).collect(Collectors.joining(", "))
            : task.classes().get(0) + "=0-9, ...";
    return "; say which source classes stand for each target class: 'classes: [" + pairs + "]'";
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Heads.check(refusal(backbone, task));
    Recipe recipe = Recipe.carry(backbone);
    if (!classes.isEmpty()) {
      return recipe.mapped(groups(backbone, task));
    }
    List<String> names =
        task.sourceClasses().isEmpty() ? numbers(backbone.outputs()) : task.sourceClasses();
    return names.equals(task.classes()) || !names.containsAll(task.classes())
        ? recipe
        : recipe.mapped(
            new ClassMapping(
                task.classes().stream().map(name -> List.of(names.indexOf(name))).toList()));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private ClassMapping groups(BackboneCard backbone, TaskCard task) {
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
      outputs.add(own.get(0).numbers(task.sourceClasses(), backbone.outputs()));
    }
    try {
      return new ClassMapping(outputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("classes: " + e.getMessage(), e);
    }
  }
}
