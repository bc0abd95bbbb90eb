package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * Features and labels read from a file.
 *
 * @param inputs [n, ...]
 * @param labels whole numbers, [n]
 * @param file where they come from
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within a reading, never compared
record FeatureTable(Tensor inputs, long[] labels, Path file) {
  /**
   * Reads two arrays.
   *
   * @throws IOException if one is not there, listing what is, or they do not go together
   */
  static FeatureTable read(
      Path path, ArrayFile.Opening opening, String features, String labels, Orientation orientation)
      throws IOException {
    return ArrayFile.with(
        path,
        opening,
        file -> {
          Numbers stored = find(path, file, "features", features);
          Numbers numbers = orientation == Orientation.COLUMNS ? stored.transposed() : stored;
          Numbers classes = find(path, file, "labels", labels);
          if (!classes.isVector()) {
            throw new IOException(
                "%s: labels: '%s' is %d x %d; expected one whole number an example"
                    .formatted(path, labels, classes.rows(), classes.columns()));
          }
          long[] own = labels(path, labels, classes.vector());
          if (own.length != numbers.rows()) {
            throw new IOException(
                "%s: '%s' has %d rows and '%s' %d labels; expected as many%s"
                    .formatted(
                        path,
                        features,
                        numbers.rows(),
                        labels,
                        own.length,
                        own.length == numbers.columns()
                            ? ". Are examples its columns? Then write examples: "
                                + (orientation == Orientation.ROWS ? "columns" : "rows")
                            : ""));
          }
          return new FeatureTable(inputs(path, features, numbers), own, path);
        });
  }

  private static Numbers find(Path path, ArrayFile file, String role, String name)
      throws IOException {
    return file.find(name)
        .orElseThrow(
            () ->
                new IOException(
                    "%s: %s: there is no array of numbers '%s'; the file holds: %s"
                        .formatted(path, role, name, String.join(", ", file.contents()))));
  }

  private static long[] labels(Path path, String name, double[] values) throws IOException {
    long[] labels = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > 1e15) {
        throw new IOException(
            "%s: labels: '%s' has %s at %d; expected whole numbers"
                .formatted(path, name, values[i], i));
      }
      labels[i] = (long) values[i];
    }
    return labels;
  }

  private static Tensor inputs(Path path, String name, Numbers numbers) throws IOException {
    int columns = numbers.columns();
    float[] inputs = new float[Math.multiplyExact(numbers.rows(), columns)];
    for (int row = 0; row < numbers.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        float value = (float) numbers.cells().at(row, column);
        if (!Float.isFinite(value)) {
          throw new IOException(
              "%s: features: '%s' has %s in row %d, column %d, counted from 0; expected a number"
                  .formatted(path, name, value, row, column));
        }
        inputs[row * columns + column] = value;
      }
    }
    Shape row = numbers.row().rank() == 0 ? Shape.of(1) : numbers.row();
    return Tensor.of(row.batch(numbers.rows()), inputs);
  }
}
