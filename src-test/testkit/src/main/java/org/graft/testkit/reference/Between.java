package org.graft.testkit.reference;

import java.util.List;

/**
 * A pixel of which a larger image's pixel is made, along one axis.
 *
 * @param weight its share
 */
record Between(int pixel, double weight) {
  /** The pixels, of {@code size}, that make pixel {@code at} of an image larger by a factor. */
  static List<Between> of(int at, int factor, int size, boolean nearest) {
    if (nearest) {
      return List.of(new Between(at / factor, 1));
    }
    double place = Math.max(0, (at + 0.5) / factor - 0.5);
    int lower = (int) place;
    int upper = Math.min(lower + 1, size - 1);
    double share = place - lower;
    return List.of(new Between(lower, 1 - share), new Between(upper, share));
  }
}
