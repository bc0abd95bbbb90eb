package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.augmentation.Augmenter;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Training;

/**
 * Declared augmented copies of the training split: the same for every strategy and replicate, so
 * that features of a frozen prefix can be shared.
 *
 * @param augmentation what is done to each
 * @param number how many
 * @param seed of what is drawn: the experiment's
 */
public record Copies(List<Augmentation> augmentation, int number, Seed seed) {
  /** Copies the list. */
  public Copies {
    augmentation = List.copyOf(augmentation);
  }

  /**
   * The copies that a recipe's phases, and its teacher's, declare.
   *
   * @throws IllegalArgumentException if phases declare different ones
   */
  public static Optional<Copies> of(Recipe recipe, Seed experiment) {
    List<Optional<Copies>> declared =
        phases(recipe)
            .map(Phase::training)
            .map(training -> declared(training, experiment))
            .distinct()
            .toList();
    if (declared.size() > 1) {
      throw new IllegalArgumentException(
          "augmented copies are for a whole trial, a teacher included, and its phases declare"
              + " different ones; give every phase the same augmentation and copies");
    }
    return declared.isEmpty() ? Optional.empty() : declared.get(0);
  }

  private static Stream<Phase> phases(Recipe recipe) {
    return Stream.concat(
        recipe.phases().stream(), recipe.teacher().stream().flatMap(Copies::phases));
  }

  private static Optional<Copies> declared(Training training, Seed experiment) {
    return training
        .copies()
        .map(number -> new Copies(training.augmentation(), number, experiment.derive("copies")));
  }

  /** Whether inputs change with every epoch, so that nothing computed from them can be kept. */
  static boolean fresh(List<Phase> phases) {
    return phases.stream()
        .map(Phase::training)
        .anyMatch(t -> !t.augmentation().isEmpty() && t.copies().isEmpty());
  }

  /** All copies of {@code examples}, one after another; inputs are made when they are read. */
  public Examples of(Examples examples) {
    int n = examples.size();
    Augmenter augmenter = new Augmenter(augmentation, examples);
    List<Tensor> copies = new ArrayList<>();
    int[] rows = new int[Math.multiplyExact(n, number)];
    Arrays.setAll(rows, place -> place % n);
    for (int copy = 0; copy < number; copy++) {
      copies.add(augmenter.pass(seed.derive("copy", copy)).inputs());
    }
    Tensor.Rows inputs = (row, into, at) -> copies.get(row / n).row(row % n, into, at);
    return new Examples(
        Tensor.of(examples.inputShape().batch(rows.length), inputs),
        examples.targets().select(rows, 0, rows.length));
  }
}
