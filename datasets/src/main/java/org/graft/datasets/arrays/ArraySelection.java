package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/**
 * Which arrays of one file or two make a data set.
 *
 * @param train file of the training table
 * @param features the array of inputs
 * @param labels the array of labels
 * @param test another file, of the test table
 * @param testFeatures inputs to test, in {@code test} or else in {@code train}
 * @param testLabels their labels
 * @param axes what the axes of the arrays of inputs are
 * @param target what arrays of labels hold
 * @param names of labels or numbers; empty for none
 */
record ArraySelection(
    Path train,
    String features,
    String labels,
    Optional<Path> test,
    Optional<String> testFeatures,
    Optional<String> testLabels,
    Axes axes,
    ArrayTarget target,
    List<String> names) {
  /** Refuses names where classes bring their own. */
  static void check(ArrayTarget target, List<String> names) {
    if (target == ArrayTarget.CLASSES && !names.isEmpty()) {
      throw new IllegalArgumentException(
          "names are of labels or numbers (target: labels, target: numbers); classes are called as"
              + " they are in the file");
    }
  }

  /**
   * Reads them.
   *
   * @param dataset the data set's name, for messages
   * @throws IOException if a file cannot be read, or its arrays do not go together
   */
  Dataset load(String dataset, ArrayFile.Opening opening, DataAccess access) throws IOException {
    Path first = access.resolve(train);
    FeatureTable rows = FeatureTable.read(first, opening, features, labels, axes, target);
    if (test.isEmpty() && testFeatures.isEmpty()) {
      return new FeatureTables(rows, Optional.empty()).dataset(target, names);
    }
    if (test.isEmpty() && testLabels.isEmpty()) {
      throw new IOException(
          dataset + ": test-features without test-labels; name both, or another file with test");
    }
    FeatureTable tested =
        FeatureTable.read(
            test.map(access::resolve).orElse(first),
            opening,
            testFeatures.orElse(features),
            testLabels.orElse(labels),
            axes,
            target);
    return new FeatureTables(rows, Optional.of(tested)).dataset(target, names);
  }
}
