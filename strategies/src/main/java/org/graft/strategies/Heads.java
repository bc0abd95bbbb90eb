package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.TaskCard;

/** Whether a source model's head can be kept for a target. */
final class Heads {
  private static final int SHOWN = 12;

  private Heads() {}

  /** Refuses a recipe for what the strategy refuses. */
  static void check(Optional<String> refusal) {
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /** Why a recipe cannot be given; empty where it can. */
  static Optional<String> refusal(Runnable recipe) {
    try {
      recipe.run();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Why the source model tells no classes apart; empty where it has a head. */
  static Optional<String> missing(BackboneCard backbone) {
    return backbone.network().classifies()
        ? Optional.empty()
        : Optional.of(
            "the source model has no classification head: it ends in features, those of '"
                + backbone.features()
                + "'");
  }

  /** Why the head cannot have as many outputs as the target has classes; empty where it has. */
  static Optional<String> misfit(BackboneCard backbone, TaskCard task) {
    int outputs = backbone.outputs();
    int classes = task.classes().size();
    return missing(backbone)
        .or(
            () ->
                outputs == classes
                    ? Optional.empty()
                    : Optional.of(
                        "the source model's head has "
                            + outputs
                            + " classes, the target has "
                            + classes
                            + "; a head can only be kept where they are as many"));
  }

  /** Why the source model's head cannot go on as the target's; empty where it can. */
  static Optional<String> keeping(BackboneCard backbone, TaskCard task) {
    Optional<String> misfit = misfit(backbone, task);
    return misfit.isPresent() || !reordered(task)
        ? misfit.map(reason -> reason + "; say 'head: new'")
        : Optional.of(
            "the kept head's classes are %s, the target's the same in another order, %s; put the"
                    .formatted(names(task.sourceClasses()), names(task.classes()))
                + " target's in that order with 'classes' beside its data set, or say 'head: new'");
  }

  /** Whether both have the same class names, in another order. */
  static boolean reordered(TaskCard task) {
    List<String> source = task.sourceClasses();
    List<String> target = task.classes();
    return !source.equals(target)
        && source.stream().sorted().toList().equals(target.stream().sorted().toList());
  }

  /** The first names of a list, and how many there are where not all are shown. */
  static String names(List<String> names) {
    return names.size() <= SHOWN
        ? "[" + String.join(", ", names) + "]"
        : "[%s, ... %d in all]".formatted(String.join(", ", names.subList(0, SHOWN)), names.size());
  }
}
