package org.graft.datasets.tables;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * A table to train, perhaps one to test, and which column holds the labels.
 *
 * @param train rows to train
 * @param test rows to test, with the same columns
 * @param label index of the column of labels
 */
record LabelledTables(Table train, Optional<Table> test, int label) {
  /**
   * The data set: every column but the label's is a feature. Without a test table there are no test
   * examples.
   *
   * @param order classes in their order; those without a row to train are left out; empty sorts
   *     what is found, whole numbers by value
   * @throws IOException naming file, line and column of what is wrong
   */
  Dataset dataset(List<String> order) throws IOException {
    List<String> classes = classes(order);
    Examples examples = examples(train, classes);
    if (test.isPresent() && !test.get().columns().equals(train.columns())) {
      throw new IOException(
          "%s has the columns %s, expected those of %s: %s"
              .formatted(test.get().file(), test.get().columns(), train.file(), train.columns()));
    }
    return new Dataset(
        classes,
        examples,
        Optional.empty(),
        test.isPresent() ? examples(test.get(), classes) : examples.select(new int[0]));
  }

  private List<String> classes(List<String> order) throws IOException {
    Set<String> found = new HashSet<>();
    for (Row row : train.rows()) {
      String name = row.cells().get(label);
      if (name.isBlank()) {
        throw train.mistake(row, label, "expected a label, found nothing");
      }
      found.add(name);
    }
    if (found.size() < 2) {
      throw new IOException(
          "%s: expected two classes or more in column '%s', found %s"
              .formatted(train.file(), train.columns().get(label), found));
    }
    if (!order.isEmpty()) {
      return order.stream().filter(found::contains).toList();
    }
    boolean whole = found.stream().allMatch(name -> name.matches("-?\\d{1,18}"));
    Comparator<String> natural = Comparator.naturalOrder();
    return found.stream()
        .sorted(
            whole
                ? Comparator.<String, Long>comparing(Long::valueOf).thenComparing(natural)
                : natural)
        .toList();
  }

  private Examples examples(Table table, List<String> classes) throws IOException {
    int features = table.columns().size() - 1;
    float[] inputs = new float[Math.multiplyExact(table.rows().size(), features)];
    int[] labels = new int[table.rows().size()];
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      Row row = table.rows().get(i);
      for (int column = 0; column <= features; column++) {
        if (column != label) {
          inputs[n++] = number(table, row, column);
        }
      }
      labels[i] = classes.indexOf(row.cells().get(label));
      if (labels[i] < 0) {
        throw table.mistake(
            row,
            label,
            "no row of %s has the label '%s'; there are: %s"
                .formatted(train.file(), row.cells().get(label), String.join(", ", classes)));
      }
    }
    return new Examples(Tensor.of(Shape.of(labels.length, features), inputs), labels);
  }

  private static float number(Table table, Row row, int column) throws IOException {
    String cell = row.cells().get(column);
    try {
      float value = Float.parseFloat(cell);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with what is not finite.
    }
    throw table.mistake(
        row,
        column,
        "expected a number, found "
            + (cell.isBlank() ? "nothing; fill in what is missing first" : "'" + cell + "'"));
  }
}
