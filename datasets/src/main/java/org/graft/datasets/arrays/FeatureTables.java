package org.graft.datasets.arrays;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;

/**
 * A table to train and perhaps one to test.
 *
 * @param train rows to train
 * @param test rows to test
 */
record FeatureTables(FeatureTable train, Optional<FeatureTable> test) {
  /**
   * The data set; classes are the labels of the training table, in the order of {@link ClassNames}.
   *
   * @throws IOException if there are fewer than two, or the test table does not go with them
   */
  Dataset dataset() throws IOException {
    List<String> classes = ClassNames.sorted(Set.copyOf(train.labels()));
    if (classes.size() < 2) {
      throw new IOException(
          "%s: labels: expected two classes or more, found %s".formatted(train.file(), classes));
    }
    Examples examples = examples(train, classes);
    if (test.isPresent()
        && !test.get().inputs().shape().row().equals(train.inputs().shape().row())) {
      throw new IOException(
          "%s: test inputs are %s each, those of %s %s"
              .formatted(
                  test.get().file(),
                  test.get().inputs().shape().row(),
                  train.file(),
                  train.inputs().shape().row()));
    }
    return new Dataset(
        classes,
        examples,
        Optional.empty(),
        test.isPresent() ? examples(test.get(), classes) : examples.select(new int[0]));
  }

  private Examples examples(FeatureTable table, List<String> classes) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    int[] labels = new int[table.labels().size()];
    for (int i = 0; i < labels.length; i++) {
      Integer number = numbers.get(table.labels().get(i));
      if (number == null) {
        throw new IOException(
            "%s: labels: no row of %s has the label %s; there are: %s"
                .formatted(table.file(), train.file(), table.labels().get(i), classes));
      }
      labels[i] = number;
    }
    return new Examples(table.inputs(), labels);
  }
}
