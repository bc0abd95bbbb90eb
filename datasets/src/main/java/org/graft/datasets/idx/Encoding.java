package org.graft.datasets.idx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the bytes of a data set's files mean.
 *
 * @param classes class names in the order of their labels
 * @param firstLabel the label of the first class
 * @param pixels how pixels follow one another
 */
record Encoding(List<String> classes, int firstLabel, PixelOrder pixels) {
  Encoding {
    classes = List.copyOf(classes);
  }

  /** Classes {@code 0} to {@code n - 1} with these labels, pixels row by row. */
  static Encoding numbered(int n) {
    return new Encoding(
        IntStream.range(0, n).mapToObj(String::valueOf).toList(), 0, PixelOrder.ROWS);
  }

  /** Named classes with labels from 0, pixels row by row. */
  static Encoding named(String... classes) {
    return new Encoding(List.of(classes), 0, PixelOrder.ROWS);
  }
}
