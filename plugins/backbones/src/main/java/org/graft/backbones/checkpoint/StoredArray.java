package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * An array of a checkpoint: its shape, and where its numbers lie. Immutable. Arrays are equal that
 * are the same numbers of the same file in the same order; empty ones only to themselves.
 */
public final class StoredArray {
  /** A view may repeat numbers; beyond this many it must not claim more than there are. */
  private static final long REPEATED = 1 << 24;

  private final Shape shape;
  private final ElementType type;
  private final Region place;
  private final long first;
  private final long[] strides;

  private StoredArray(Shape shape, ElementType type, Region place, long first, long[] strides) {
    this.shape = shape;
    this.type = type;
    this.place = place;
    this.first = first;
    this.strides = strides;
  }

  /** An array of all numbers of a region, in row-major order. */
  static StoredArray whole(Shape shape, ElementType type, Region place) {
    return new StoredArray(shape, type, place, 0, rowMajor(shape));
  }

  /**
   * A view of a region's numbers.
   *
   * @param first where it begins
   * @param strides steps between neighbours, one an axis
   * @throws IOException if it reaches beyond the region, or claims far more numbers than there are
   */
  static StoredArray view(Shape shape, ElementType type, Region place, long first, long[] strides)
      throws IOException {
    if (shape.elements() == 0 && strides.length == shape.rank()) {
      return whole(shape, type, place);
    }
    long there = place.bytes() / type.bytes();
    long last = first;
    boolean sound = first >= 0 && strides.length == shape.rank();
    for (int axis = 0; sound && axis < strides.length; axis++) {
      sound = strides[axis] >= 0 && strides[axis] <= there;
      last += sound ? Math.max(0, shape.size(axis) - 1) * strides[axis] : 0;
      sound = sound && last >= 0 && last <= Math.max(first, there);
    }
    if (!sound || last >= there) {
      throw new IOException(
          "a view of %s from %d by steps of %s, beyond the %d numbers that are stored"
              .formatted(shape, first, Arrays.toString(strides), there));
    }
    if (shape.elements() > Math.max(REPEATED, there)) {
      throw new IOException("a view of %s onto %d numbers".formatted(shape, there));
    }
    return new StoredArray(shape, type, place, first, strides.clone());
  }

  private static long[] rowMajor(Shape shape) {
    long[] strides = new long[shape.rank()];
    long step = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= Math.max(1, shape.size(axis));
    }
    return strides;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }

  /**
   * Its numbers as float32; large ones stay in the file and are mapped.
   *
   * @throws IOException if they cannot be read, or their checksum is another
   */
  public Tensor read() throws IOException {
    if (shape.elements() == 0) {
      return Tensor.of(shape, new float[0]);
    }
    boolean dense = dense();
    if (dense && first == 0 && shape.elements() * type.bytes() == place.bytes()) {
      return place.tensor(shape, type);
    }
    float[] stored = place.numbers(type);
    int from = (int) first;
    return Tensor.of(
        shape,
        dense ? Arrays.copyOfRange(stored, from, from + (int) shape.elements()) : gathered(stored));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StoredArray that
            && shape.elements() > 0
            && shape.equals(that.shape)
            && type == that.type
            && place.equals(that.place)
            && first == that.first
            && Arrays.equals(strides, that.strides));
  }

  @Override
  public int hashCode() {
    return Objects.hash(shape, type, place, first);
  }

  private boolean dense() {
    long[] wanted = rowMajor(shape);
    for (int axis = 0; axis < wanted.length; axis++) {
      if (shape.size(axis) > 1 && strides[axis] != wanted[axis]) {
        return false;
      }
    }
    return true;
  }

  private float[] gathered(float[] stored) {
    float[] values = new float[(int) shape.elements()];
    int[] index = new int[shape.rank()];
    long at = first;
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[(int) at];
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += strides[axis];
        if (++index[axis] < shape.size(axis)) {
          break;
        }
        at -= strides[axis] * shape.size(axis);
        index[axis] = 0;
      }
    }
    return values;
  }
}
