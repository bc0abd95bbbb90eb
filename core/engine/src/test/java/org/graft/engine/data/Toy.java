package org.graft.engine.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/** Small data sets whose inputs tell which row they are. */
final class Toy {
  private Toy() {}

  /**
   * Classes {@code a, b, c, ...}; as many training rows of each as stated, in turns, and a third as
   * many to test. Inputs are [row number, 0].
   */
  static Dataset of(int... perClass) {
    List<String> classes =
        IntStream.range(0, perClass.length)
            .mapToObj(i -> String.valueOf((char) ('a' + i)))
            .toList();
    int[] third = IntStream.of(perClass).map(n -> Math.max(1, n / 3)).toArray();
    return new Dataset(classes, examples(perClass, 0), Optional.empty(), examples(third, 100_000));
  }

  /** As {@link #of}, with validation rows of its own. */
  static Dataset withValidation(int... perClass) {
    Dataset toy = of(perClass);
    return new Dataset(
        toy.classes(), toy.train(), Optional.of(examples(perClass, 200_000)), toy.test());
  }

  /**
   * A data set of two classes with the given inputs, all of which train; the last ones test too.
   */
  static Dataset inputs(Shape shape, float[] values) {
    Tensor inputs = Tensor.of(shape, values);
    int[] labels = IntStream.range(0, inputs.rows()).map(row -> row % 2).toArray();
    Examples examples = new Examples(inputs, labels);
    return new Dataset(List.of("even", "odd"), examples, Optional.empty(), examples);
  }

  /** The row numbers of {@code examples}. */
  static List<Integer> rows(Examples examples) {
    return IntStream.range(0, examples.size())
        .mapToObj(row -> (int) examples.inputs().rows(row, row + 1)[0])
        .toList();
  }

  /** How many examples each class has. */
  static int[] counts(Examples examples, int classes) {
    int[] counts = new int[classes];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    return counts;
  }

  private static Examples examples(int[] perClass, int start) {
    int[] left = perClass.clone();
    int n = IntStream.of(perClass).sum();
    int[] labels = new int[n];
    float[] inputs = new float[2 * n];
    int label = -1;
    for (int row = 0; row < n; row++) {
      do {
        label = (label + 1) % left.length;
      } while (left[label] == 0);
      left[label]--;
      labels[row] = label;
      inputs[2 * row] = start + row;
    }
    return new Examples(Tensor.of(Shape.of(n, 2), inputs), labels);
  }
}
