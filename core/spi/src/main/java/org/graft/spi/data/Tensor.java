package org.graft.spi.data;

import java.nio.FloatBuffer;
import java.util.List;
import org.graft.spi.Digest;

/**
 * Float32 numbers in row-major order with a shape: rows to read, nothing to calculate.
 *
 * <p>Immutable and thread-safe. The numbers lie in one or more buffers (heap or memory-mapped),
 * each holding the same number of whole rows but for the last; a scalar or vector is one row per
 * element.
 */
public final class Tensor {
  private final Shape shape;
  private final List<FloatBuffer> chunks;
  private final int rowsPerChunk;
  private final int rowLength;

  private Tensor(Shape shape, List<FloatBuffer> chunks, int rowsPerChunk) {
    this.shape = shape;
    this.chunks = chunks;
    this.rowsPerChunk = rowsPerChunk;
    this.rowLength = Math.toIntExact(shape.rank() == 0 ? 1 : shape.row().elements());
  }

  /**
   * A tensor on {@code values}, which the caller must not change afterwards.
   *
   * @throws IllegalArgumentException if the number of values is not the shape's
   */
  public static Tensor of(Shape shape, float[] values) {
    return of(shape, List.of(FloatBuffer.wrap(values)), Math.max(1, rows(shape)));
  }

  /**
   * A tensor on buffers that each hold {@code rowsPerChunk} rows, the last one perhaps fewer.
   *
   * @throws IllegalArgumentException if the buffers do not hold exactly the shape's elements
   */
  public static Tensor of(Shape shape, List<FloatBuffer> chunks, int rowsPerChunk) {
    long held = chunks.stream().mapToLong(FloatBuffer::remaining).sum();
    if (held != shape.elements()) {
      throw new IllegalArgumentException(
          "shape " + shape + " has " + shape.elements() + " elements, found " + held);
    }
    return new Tensor(
        shape,
        chunks.stream().map(c -> c.slice().asReadOnlyBuffer()).toList(),
        Math.max(1, rowsPerChunk));
  }

  /** The shape, rows first. */
  public Shape shape() {
    return shape;
  }

  /** Size of the first axis; 1 for a scalar. */
  public int rows() {
    return rows(shape);
  }

  /** Elements in one row. */
  public int rowLength() {
    return rowLength;
  }

  /** Copies row {@code row} into {@code into} from index {@code at}. */
  public void row(int row, float[] into, int at) {
    chunks.get(row / rowsPerChunk).get(row % rowsPerChunk * rowLength, into, at, rowLength);
  }

  /** A copy of rows {@code from} (inclusive) to {@code to} (exclusive), row-major. */
  public float[] rows(int from, int to) {
    float[] copy = new float[Math.multiplyExact(to - from, rowLength)];
    for (int row = from; row < to; ) {
      int inChunk = Math.min(to - row, rowsPerChunk - row % rowsPerChunk);
      chunks
          .get(row / rowsPerChunk)
          .get(row % rowsPerChunk * rowLength, copy, (row - from) * rowLength, inChunk * rowLength);
      row += inChunk;
    }
    return copy;
  }

  /** A copy of the rows with the given indices, in that order. */
  public float[] rows(int[] indices, int from, int to) {
    float[] copy = new float[Math.multiplyExact(to - from, rowLength)];
    for (int i = from; i < to; i++) {
      row(indices[i], copy, (i - from) * rowLength);
    }
    return copy;
  }

  /** A copy of all numbers. */
  public float[] toArray() {
    return rows(0, rows());
  }

  /** A tensor of the rows with the given indices, in that order. */
  public Tensor select(int[] indices) {
    return of(shape.row().batch(indices.length), rows(indices, 0, indices.length));
  }

  /** These numbers under another shape with as many elements and rows. */
  public Tensor reshape(Shape other) {
    if (rows(other) != rows()) {
      throw new IllegalArgumentException("cannot reshape " + shape + " to " + other);
    }
    return of(other, chunks, rowsPerChunk);
  }

  /** Adds shape and numbers to {@code digest}. */
  public void addTo(Digest digest) {
    digest.add(shape.toString());
    int step = Math.max(1, (1 << 16) / Math.max(1, rowLength));
    for (int row = 0; row < rows(); row += step) {
      float[] block = rows(row, Math.min(rows(), row + step));
      digest.add(block, 0, block.length);
    }
  }

  /** Whether the other tensor has the same shape and the same bits. */
  public boolean sameBits(Tensor other) {
    if (!shape.equals(other.shape)) {
      return false;
    }
    float[] mine = new float[rowLength];
    float[] theirs = new float[rowLength];
    for (int row = 0; row < rows(); row++) {
      row(row, mine, 0);
      other.row(row, theirs, 0);
      for (int i = 0; i < rowLength; i++) {
        if (Float.floatToRawIntBits(mine[i]) != Float.floatToRawIntBits(theirs[i])) {
          return false;
        }
      }
    }
    return true;
  }

  private static int rows(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.size(0);
  }

  @Override
  public String toString() {
    return "tensor " + shape;
  }
}
