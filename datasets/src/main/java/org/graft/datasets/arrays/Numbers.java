package org.graft.datasets.arrays;

import java.util.Arrays;
import org.graft.spi.data.Shape;

/**
 * An array of numbers, seen as rows.
 *
 * @param rows how many
 * @param row shape of one: the other axes, none for a vector
 * @param cells its numbers
 */
record Numbers(int rows, Shape row, Cells cells) {
  /** What stands where, columns being the elements of a row in order. */
  interface Cells {
    double at(int row, int column);
  }

  /** Elements of a row. */
  int columns() {
    return Math.toIntExact(row.elements());
  }

  /** Whether it is one number after another, whichever way they stand. */
  boolean isVector() {
    return rows == 1 || columns() == 1;
  }

  /** The numbers of a vector. */
  double[] vector() {
    double[] all = new double[Math.max(rows, columns())];
    Arrays.setAll(all, i -> columns() == 1 ? cells.at(i, 0) : cells.at(0, i));
    return all;
  }

  /** The same with rows and columns exchanged. */
  Numbers transposed() {
    return new Numbers(columns(), Shape.of(rows), (r, c) -> cells.at(c, r));
  }
}
