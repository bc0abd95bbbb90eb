package org.graft.datasets.arrays;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
   * The data set; classes are the labels of the training table, by value.
   *
   * @throws IOException if there are fewer than two, or the test table does not go with them
   */
  Dataset dataset() throws IOException {
    long[] classes = Arrays.stream(train.labels()).distinct().sorted().toArray();
    if (classes.length < 2) {
      throw new IOException(
          "%s: labels: expected two classes or more, found %s"
              .formatted(train.file(), Arrays.toString(classes)));
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
    List<String> names = Arrays.stream(classes).mapToObj(String::valueOf).toList();
    return new Dataset(
        names,
        examples,
        Optional.empty(),
        test.isPresent() ? examples(test.get(), classes) : examples.select(new int[0]));
  }

  private Examples examples(FeatureTable table, long[] classes) throws IOException {
    int[] labels = new int[table.labels().length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Arrays.binarySearch(classes, table.labels()[i]);
      if (labels[i] < 0) {
        throw new IOException(
            "%s: labels: no row of %s has the label %d; there are: %s"
                .formatted(
                    table.file(), train.file(), table.labels()[i], Arrays.toString(classes)));
      }
    }
    return new Examples(table.inputs(), labels);
  }
}
