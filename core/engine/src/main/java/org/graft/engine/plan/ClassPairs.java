package org.graft.engine.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.spi.data.Target;
import org.graft.spi.training.ClassMapping;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/**
 * How outputs of heads that are kept were paired with the target's classes, where it is a guess.
 */
final class ClassPairs {
  private static final int SHOWN = 6;

  private ClassPairs() {}

  /** One note for each strategy and setting whose pairs do not go without saying. */
  static List<String> notes(List<Arm> arms) {
    Set<String> notes = new LinkedHashSet<>();
    for (Arm arm : arms) {
      arm.recipe()
          .filter(recipe -> pairs(arm) && keepsItsHead(recipe))
          .flatMap(recipe -> how(recipe, arm.setting().task()))
          .ifPresent(
              how ->
                  notes.add(
                      "%s with %s on %s: %s"
                          .formatted(
                              arm.strategy().label(),
                              arm.setting().backbone().label(),
                              arm.setting().transfer().name(),
                              how)));
    }
    return List.copyOf(notes);
  }

  /** Where outputs stand for classes at all. */
  private static boolean pairs(Arm arm) {
    return arm.setting().task().target() instanceof Target.Classes;
  }

  private static boolean keepsItsHead(Recipe recipe) {
    return recipe.carried().contains(recipe.network().output().name());
  }

  /** How the classes of a recipe that keeps its head are paired; empty where both are the same. */
  static Optional<String> how(Recipe recipe, TaskCard task) {
    List<String> source = task.sourceClasses();
    List<String> target = task.classes();
    Optional<List<Integer>> mapped = recipe.mapping().flatMap(ClassPairs::single);
    if (recipe.mapping().isEmpty()) {
      return source.equals(target)
          ? Optional.empty()
          : Optional.of(
              (source.isEmpty()
                      ? "the head's outputs have no names ('classes' of the backbone names them),"
                          + " so they are paired with the target's classes by position: "
                      : "the head's classes are paired with the target's by position: ")
                  + pairs(source, target));
    }
    boolean byName =
        mapped.isPresent()
            && IntStream.range(0, target.size())
                .allMatch(c -> name(source, mapped.get().get(c)).equals(target.get(c)));
    return byName
        ? Optional.of(
            (source.isEmpty()
                    ? "the head's outputs have no names, so they are paired by number with the"
                        + " target's classes, which are numbers: "
                    : "the head's classes are paired with the target's by name: ")
                + target.stream()
                    .limit(SHOWN)
                    .map(c -> c + " = output " + mapped.get().get(target.indexOf(c)))
                    .collect(Collectors.joining(", "))
                + (target.size() > SHOWN ? ", ..." : ""))
        : Optional.empty();
  }

  /** The output of each class, where each has one. */
  private static Optional<List<Integer>> single(ClassMapping mapping) {
    return mapping.outputs().stream().allMatch(own -> own.size() == 1)
        ? Optional.of(mapping.outputs().stream().map(own -> own.get(0)).toList())
        : Optional.empty();
  }

  private static String pairs(List<String> source, List<String> target) {
    return IntStream.range(0, Math.min(SHOWN, target.size()))
            .mapToObj(
                c -> (source.isEmpty() ? "output " + c : source.get(c)) + " = " + target.get(c))
            .collect(Collectors.joining(", "))
        + (target.size() > SHOWN ? ", ..." : "");
  }

  private static String name(List<String> source, int output) {
    return source.isEmpty() ? String.valueOf(output) : source.get(output);
  }
}
