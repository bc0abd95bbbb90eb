package org.graft.training.insertion;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Parameter;

/**
 * A frozen kernel as a matrix, row by row: a dense one's rows are its inputs, a convolution's its
 * outputs.
 *
 * @param dense whether outputs are columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KernelMatrix(float[] numbers, int rows, int columns, boolean dense) {
  static KernelMatrix of(Parameter kernel, float[] numbers) {
    Shape shape = kernel.shape();
    int rows = shape.size(0);
    return new KernelMatrix(numbers, rows, numbers.length / rows, shape.rank() == 2);
  }

  int outputs() {
    return dense ? columns : rows;
  }

  /** The output that a number belongs to. */
  int output(int row, int column) {
    return dense ? column : row;
  }
}
