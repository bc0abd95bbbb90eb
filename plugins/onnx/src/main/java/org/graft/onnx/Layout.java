package org.graft.onnx;

import java.util.List;
import java.util.Set;

/** Where a network in ONNX has an image's channels: first, as PyTorch, or last, as TensorFlow. */
enum Layout {
  /** [n, channels, height, width], and all vectors. */
  FIRST,
  /** [n, height, width, channels]. */
  LAST;

  /** How many channels pictures have. */
  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

  /**
   * The layout of inputs of the given sizes, without the batch.
   *
   * @param sizes -1 where any will do
   */
  static Layout of(List<Integer> sizes) {
    boolean last =
        sizes.size() == 3 && CHANNELS.contains(sizes.get(2)) && !CHANNELS.contains(sizes.get(0));
    return last ? LAST : FIRST;
  }

  /** Sizes of one example with the channels first. */
  List<Integer> channelsFirst(List<Integer> sizes) {
    return this == LAST && sizes.size() == 3
        ? List.of(sizes.get(2), sizes.get(0), sizes.get(1))
        : sizes;
  }

  /** Sizes of one example, channels first, as the network has them. */
  List<Integer> own(List<Integer> sizes) {
    return this == LAST && sizes.size() == 3
        ? List.of(sizes.get(1), sizes.get(2), sizes.get(0))
        : sizes;
  }

  /**
   * Examples on the network's axes.
   *
   * @param rows examples with the channels first
   */
  float[] toOwn(float[] rows, List<Integer> sizes) {
    return this == LAST && sizes.size() == 3
        ? transposed(rows, sizes.get(0), sizes.get(1) * sizes.get(2))
        : rows;
  }

  /**
   * Examples with the channels first.
   *
   * @param rows examples on the network's axes
   * @param sizes of one, channels first
   */
  float[] fromOwn(float[] rows, List<Integer> sizes) {
    return this == LAST && sizes.size() == 3
        ? transposed(rows, sizes.get(1) * sizes.get(2), sizes.get(0))
        : rows;
  }

  /** Rows of matrices [outer, inner] as rows of [inner, outer]. */
  private static float[] transposed(float[] rows, int outer, int inner) {
    float[] turned = new float[rows.length];
    int length = outer * inner;
    for (int from = 0; from < rows.length; from += length) {
      for (int o = 0; o < outer; o++) {
        for (int i = 0; i < inner; i++) {
          turned[from + i * outer + o] = rows[from + o * inner + i];
        }
      }
    }
    return turned;
  }
}
