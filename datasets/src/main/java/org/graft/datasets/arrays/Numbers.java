package org.graft.datasets.arrays;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.graft.spi.data.Shape;

/**
 * An array of numbers.
 *
 * @param sizes of its axes, as its makers name them
 * @param strides how far apart two numbers are that follow one another along an axis
 * @param flat the numbers as stored
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within a reading, never compared
record Numbers(int[] sizes, int[] strides, Flat flat) {
  /** Stored numbers. */
  interface Flat {
    double at(int index);
  }

  /** With the last axis running fastest, as in C, NumPy and HDF5. */
  static Numbers rowMajor(int[] sizes, Flat flat) {
    int[] strides = new int[sizes.length];
    int stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride = Math.multiplyExact(stride, Math.max(1, sizes[axis]));
    }
    return new Numbers(sizes, strides, flat);
  }

  /** With the first axis running fastest, as in MATLAB. */
  static Numbers columnMajor(int[] sizes, Flat flat) {
    return rowMajor(reversed(sizes), flat).permuted(order(sizes.length));
  }

  private static int[] order(int axes) {
    return IntStream.range(0, axes).map(axis -> axes - 1 - axis).toArray();
  }

  static int[] reversed(int[] sizes) {
    return Arrays.stream(order(sizes.length)).map(axis -> sizes[axis]).toArray();
  }

  /** The same with its axes in another order. */
  Numbers permuted(int... order) {
    return new Numbers(
        Arrays.stream(order).map(axis -> sizes[axis]).toArray(),
        Arrays.stream(order).map(axis -> strides[axis]).toArray(),
        flat);
  }

  /** Length of its first axis. */
  int examples() {
    return sizes[0];
  }

  /** Shape of what stands at each place of the first axis. */
  Shape row() {
    return sizes.length == 1 ? Shape.of(1) : Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
  }

  /** Whether it is one number after another, whichever way they stand. */
  boolean isVector() {
    return Arrays.stream(sizes).filter(size -> size != 1).count() <= 1;
  }

  /** All numbers, the last axis running fastest. */
  double[] values() {
    int n = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    double[] values = new double[n];
    int[] place = new int[sizes.length];
    int at = 0;
    for (int i = 0; i < n; i++) {
      values[i] = flat.at(at);
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        at += strides[axis];
        place[axis]++;
        if (place[axis] < sizes[axis]) {
          break;
        }
        at -= strides[axis] * sizes[axis];
        place[axis] = 0;
      }
    }
    return values;
  }

  /** Its sizes in words: {@code 6 x 4}. */
  String words() {
    return String.join(" x ", Arrays.stream(sizes).mapToObj(String::valueOf).toList());
  }
}
