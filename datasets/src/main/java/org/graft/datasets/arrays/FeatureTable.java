package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * Features and what is true of them, read from a file.
 *
 * @param inputs [n, ...]
 * @param labels names of classes, [n]; empty where there are values
 * @param values of labels or numbers, [n, values]
 * @param file where they come from
 */
record FeatureTable(Tensor inputs, List<String> labels, Optional<Tensor> values, Path file) {
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
      Path path,
      ArrayFile.Opening opening,
      String features,
      String labels,
      Axes axes,
      ArrayTarget target)
      throws IOException {
    return ArrayFile.with(
        path,
        opening,
        file -> {
          Numbers stored =
              file.find(features)
                  .orElseThrow(() -> missing(path, file, "features", "numbers", features));
          if (target != ArrayTarget.CLASSES) {
            Tensor values = values(path, file, labels, axes, target);
            Numbers numbers = axes.arranged(path, features, stored, values.rows());
            return new FeatureTable(
                inputs(path, features, numbers), List.of(), Optional.of(values), path);
          }
          List<String> own = labels(path, file, labels);
          Numbers numbers = axes.arranged(path, features, stored, own.size());
          return new FeatureTable(inputs(path, features, numbers), own, Optional.empty(), path);
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

  private static Tensor values(
      Path path, ArrayFile file, String name, Axes axes, ArrayTarget target) throws IOException {
    Numbers stored =
        file.find(name).orElseThrow(() -> missing(path, file, "labels", "numbers", name));
    if (stored.sizes().length > 2) {
      throw new IOException(
          "%s: labels: '%s' is %s; expected one row of values an example"
              .formatted(path, name, stored.words()));
    }
    boolean vector = target == ArrayTarget.NUMBERS && stored.isVector();
    boolean columns = axes.examples() == Orientation.COLUMNS && stored.sizes().length == 2;
    Numbers numbers = columns && !vector ? stored.permuted(1, 0) : stored;
    double[] all = numbers.values();
    int width = vector ? 1 : Math.toIntExact(numbers.row().elements());
    float[] values = new float[all.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) all[i];
      boolean fits =
          target == ArrayTarget.LABELS ? all[i] == 0 || all[i] == 1 : Float.isFinite(values[i]);
      if (!fits) {
        throw new IOException(
            "%s: labels: '%s' has %s in row %d, column %d, counted from 0; expected %s"
                .formatted(
                    path,
                    name,
                    all[i],
                    i / width,
                    i % width,
                    target == ArrayTarget.LABELS ? "0 or 1" : "a number"));
      }
    }
    return Tensor.of(Shape.of(values.length / width, width), values);
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
