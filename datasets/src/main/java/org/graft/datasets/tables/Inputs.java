package org.graft.datasets.tables;

import java.io.IOException;
import java.util.List;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * How rows become inputs.
 *
 * @param features the columns
 * @param numerals how numbers are written
 */
record Inputs(List<Feature> features, Numerals numerals) {
  /**
   * Inputs [n, features]; a number that is missing is NaN.
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
          row.lacks(feature.column()) ? Float.NaN : number(known, row, feature.column(), numerals);
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
