package org.graft.spi.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Digest;

/**
 * Float32 numbers in row-major order with a shape: rows to read, nothing to calculate.
 *
 * <p>Immutable and thread-safe. The numbers lie in one or more buffers (heap or memory-mapped),
 * each holding the same number of whole rows but for the last, or are made row by row when they are
 * read; a scalar or vector is one row per element.
 */
public final class Tensor {
  /** Numbers up to which a selection is a copy: 64 MB. */
  private static final long COPIED = 1 << 24;

  private final Shape shape;
  private final Rows rows;
  private final int rowLength;
  private final Optional<String> origin;

  private Tensor(Shape shape, Rows rows, Optional<String> origin) {
    this.shape = shape;
    this.rows = rows;
    this.rowLength = rowLength(shape);
    this.origin = origin;
  }

  /** Rows that are made when they are read, the same each time; thread-safe. */
  @FunctionalInterface
  public interface Rows {
    /** Writes row {@code row} into {@code into} from index {@code at}. */
    void read(int row, float[] into, int at);

    /**
     * Writes rows {@code from} to {@code to}, each of {@code length} numbers, one after another.
     */
    default void read(int from, int to, int length, float[] into) {
      for (int row = from; row < to; row++) {
        read(row, into, (row - from) * length);
      }
    }
  }

  /** A tensor whose rows are made when they are read, and not kept. */
  public static Tensor of(Shape shape, Rows rows) {
    return new Tensor(shape, rows, Optional.empty());
  }

  /**
   * The same, known by what its rows are made of rather than by their numbers, which are too many
   * to be read for it.
   *
   * @param origin digest of all that determines the numbers
   */
  public static Tensor of(Shape shape, Rows rows, String origin) {
    return new Tensor(shape, rows, Optional.of(origin));
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
    long found = chunks.stream().mapToLong(FloatBuffer::remaining).sum();
    if (found != shape.elements()) {
      throw new IllegalArgumentException(
          "shape " + shape + " has " + shape.elements() + " elements, found " + found);
    }
    List<FloatBuffer> held = chunks.stream().map(c -> c.slice().asReadOnlyBuffer()).toList();
    Rows chunked = new Chunks(held, Math.max(1, rowsPerChunk), rowLength(shape));
    return new Tensor(shape, chunked, Optional.empty());
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
    rows.read(row, into, at);
  }

  /** A copy of rows {@code from} (inclusive) to {@code to} (exclusive), row-major. */
  public float[] rows(int from, int to) {
    float[] copy = new float[Math.multiplyExact(to - from, rowLength)];
    rows.read(from, to, rowLength, copy);
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

  /** A tensor of the rows with the given indices, in that order; many large rows are not copied. */
  public Tensor select(int[] indices) {
    Shape selected = shape.row().batch(indices.length);
    if (selected.elements() > COPIED) {
      int[] chosen = indices.clone();
      return of(selected, (row, into, at) -> row(chosen[row], into, at));
    }
    return of(selected, rows(indices, 0, indices.length));
  }

  /** These numbers under another shape with as many elements and rows. */
  public Tensor reshape(Shape other) {
    if (rows(other) != rows() || other.elements() != shape.elements()) {
      throw new IllegalArgumentException("cannot reshape " + shape + " to " + other);
    }
    return new Tensor(other, rows, origin);
  }

  /** Adds shape and numbers to {@code digest}, or what the numbers are known by. */
  public void addTo(Digest digest) {
    digest.add(shape.toString());
    if (origin.isPresent()) {
      digest.add(origin.get());
      return;
    }
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

  private static int rowLength(Shape shape) {
    return Math.toIntExact(shape.rank() == 0 ? 1 : shape.row().elements());
  }

  private static int rows(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.size(0);
  }

  @Override
  public String toString() {
    return "tensor " + shape;
  }
}
