package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.Tensor;

/**
 * Features and labels read from a file.
 *
 * @param inputs [n, ...]
 * @param labels names of classes, [n]
 * @param file where they come from
 */
record FeatureTable(Tensor inputs, List<String> labels, Path file) {
  private static final double LARGEST = 1e15;

  FeatureTable {
    labels = List.copyOf(labels);
  }

  /**
   * Reads two arrays.
   *
   * @throws IOException if one is not there, listing what is, or they do not go together
   */
  static FeatureTable read(
      Path path, ArrayFile.Opening opening, String features, String labels, Axes axes)
      throws IOException {
    return ArrayFile.with(
        path,
        opening,
        file -> {
          Numbers stored =
              file.find(features)
                  .orElseThrow(() -> missing(path, file, "features", "numbers", features));
          List<String> own = labels(path, file, labels);
          Numbers numbers = axes.arranged(path, features, stored, own.size());
          return new FeatureTable(inputs(path, features, numbers), own, path);
        });
  }

  private static IOException missing(
      Path path, ArrayFile file, String role, String of, String name) {
    return new IOException(
        "%s: %s: there is no array of %s '%s'; the file holds: %s"
            .formatted(path, role, of, name, String.join(", ", file.contents())));
  }

  private static List<String> labels(Path path, ArrayFile file, String name) throws IOException {
    Optional<List<String>> texts = file.texts(name);
    if (texts.isPresent()) {
      List<String> labels = texts.get().stream().map(ClassNames::composed).toList();
      if (labels.stream().anyMatch(String::isBlank)) {
        throw new IOException("%s: labels: '%s' has an empty text".formatted(path, name));
      }
      return labels;
    }
    Numbers numbers =
        file.find(name)
            .orElseThrow(() -> missing(path, file, "labels", "numbers or list of texts", name));
    if (!numbers.isVector()) {
      throw new IOException(
          "%s: labels: '%s' is %s; expected one whole number an example"
              .formatted(path, name, numbers.words()));
    }
    List<String> labels = new ArrayList<>();
    for (double value : numbers.values()) {
      if (value != Math.rint(value) || Math.abs(value) > LARGEST) {
        throw new IOException(
            "%s: labels: '%s' has %s at %d; expected whole numbers"
                .formatted(path, name, value, labels.size()));
      }
      labels.add(String.valueOf((long) value));
    }
    return labels;
  }

  private static Tensor inputs(Path path, String name, Numbers numbers) throws IOException {
    double[] values = numbers.values();
    int columns = Math.toIntExact(numbers.row().elements());
    float[] inputs = new float[values.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) values[i];
      if (!Float.isFinite(inputs[i])) {
        throw new IOException(
            "%s: features: '%s' has %s in row %d, column %d, counted from 0; expected a number"
                .formatted(path, name, values[i], i / columns, i % columns));
      }
    }
    return Tensor.of(numbers.row().batch(numbers.examples()), inputs);
  }
}
