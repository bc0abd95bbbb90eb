package org.graft.datasets.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * How rows become inputs.
 *
 * @param features the columns
 * @param numerals how numbers are written
 * @param means what stands for a missing number, feature by feature: the mean of the training rows
 *     that have one, 0 where none has
 */
record Inputs(List<Feature> features, Numerals numerals, List<Float> means) {
  /** Takes the means from the rows to train. */
  static Inputs fitted(Known train, List<Feature> features, Numerals numerals) throws IOException {
    List<Float> means = new ArrayList<>();
    for (Feature feature : features) {
      double sum = 0;
      int n = 0;
      if (!feature.nominal() && train.rows().stream().anyMatch(r -> r.lacks(feature.column()))) {
        for (Row row : train.rows()) {
          if (!row.lacks(feature.column())) {
            sum += number(train, row, feature.column(), numerals);
            n++;
          }
        }
      }
      means.add(n == 0 ? 0f : (float) (sum / n));
    }
    return new Inputs(features, numerals, means);
  }

  /**
   * Inputs [n, features].
   *
   * @throws IOException naming file, line and column of what is no number and no declared value
   */
  Tensor of(Known known) throws IOException {
    long width = features.stream().mapToLong(Feature::width).sum();
    long size = width * known.rows().size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IOException(
          "%s: %d rows of %d inputs are more than a table may hold; leave columns out with drop"
              .formatted(known.table().file(), known.rows().size(), width));
    }
    float[] inputs = new float[(int) size];
    int at = 0;
    for (Row row : known.rows()) {
      for (int i = 0; i < features.size(); i++) {
        write(known, row, i, inputs, at);
        at += features.get(i).width();
      }
    }
    return Tensor.of(Shape.of(known.rows().size(), (int) width), inputs);
  }

  private void write(Known known, Row row, int i, float[] inputs, int at) throws IOException {
    Feature feature = features.get(i);
    if (!feature.nominal()) {
      inputs[at] =
          row.lacks(feature.column())
              ? means.get(i)
              : number(known, row, feature.column(), numerals);
    } else if (!row.lacks(feature.column())) {
      int value = feature.values().indexOf(row.cells().get(feature.column()));
      if (value < 0) {
        throw known
            .table()
            .mistake(
                row,
                feature.column(),
                "'%s' is no value of this attribute; there are: %s"
                    .formatted(
                        row.cells().get(feature.column()), String.join(", ", feature.values())));
      }
      inputs[at + value] = 1;
    }
  }

  private static float number(Known known, Row row, int column, Numerals numerals)
      throws IOException {
    try {
      return numerals.value(row.cells().get(column));
    } catch (IllegalArgumentException e) {
      throw known.table().mistake(row, column, String.valueOf(e.getMessage()));
    }
  }
}
