package org.graft.datasets.arrays;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/**
 * A table to train and perhaps one to test.
 *
 * @param train rows to train
 * @param test rows to test
 */
record FeatureTables(FeatureTable train, Optional<FeatureTable> test) {
  /**
   * The data set.
   *
   * @param names of labels or numbers; empty for none
   * @throws IOException if its parts do not go together
   */
  Dataset dataset(ArrayTarget target, List<String> names) throws IOException {
    checkInputs();
    return target == ArrayTarget.CLASSES ? ofClasses() : ofValues(target, names);
  }

  private Dataset ofValues(ArrayTarget target, List<String> names) throws IOException {
    Tensor values = train.values().orElseThrow();
    String one = target == ArrayTarget.LABELS ? "label " : "number ";
    List<String> named =
        names.isEmpty()
            ? IntStream.range(0, values.rowLength()).mapToObj(i -> one + i).toList()
            : names;
    for (Optional<FeatureTable> table : List.of(Optional.of(train), test)) {
      int width = table.flatMap(FeatureTable::values).map(Tensor::rowLength).orElse(named.size());
      if (width != named.size()) {
        throw new IOException(
            "%s: labels: has %d values for each example, and there are %d names: %s"
                .formatted(table.orElse(train).file(), width, named.size(), named));
      }
    }
    Examples examples = new Examples(train.inputs(), Targets.of(values));
    return new Dataset(
        target == ArrayTarget.LABELS ? new Target.Labels(named) : new Target.Numbers(named),
        examples,
        Optional.empty(),
        test.map(t -> new Examples(t.inputs(), Targets.of(t.values().orElseThrow())))
            .orElseGet(() -> examples.select(new int[0])),
        List.of());
  }

  /**
   * The data set; classes are the labels of the training table, in the order of {@link ClassNames}.
   *
   * @throws IOException if there are fewer than two, or the test table does not go with them
   */
  private Dataset ofClasses() throws IOException {
    List<String> classes = ClassNames.sorted(Set.copyOf(train.labels()));
    if (classes.size() < 2) {
      throw new IOException(
          "%s: labels: expected two classes or more, found %s".formatted(train.file(), classes));
    }
    Examples examples = examples(train, classes);
    return new Dataset(
        classes,
        examples,
        Optional.empty(),
        test.isPresent() ? examples(test.get(), classes) : examples.select(new int[0]));
  }

  private void checkInputs() throws IOException {
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
