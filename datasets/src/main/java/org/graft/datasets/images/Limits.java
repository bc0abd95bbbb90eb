package org.graft.datasets.images;

import java.util.Optional;

/**
 * How large a picture may be.
 *
 * @param side pixels a side
 * @param megapixels millions of pixels in all
 */
record Limits(int side, double megapixels) {
  private static final long METADATA = 64L << 20;
  private static final int BYTES_PER_PIXEL = 8;

  /** How large a file of such a picture can be, uncompressed and with all its metadata. */
  long bytes() {
    return Math.min(Integer.MAX_VALUE - 8, METADATA + (long) (megapixels * 1e6 * BYTES_PER_PIXEL));
  }

  /** What is wrong with a picture of this size, if anything. */
  Optional<String> refusal(int height, int width) {
    if (height < 1 || width < 1) {
      return Optional.of("its header says %d x %d pixels".formatted(width, height));
    }
    if (height > side || width > side || (double) height * width > megapixels * 1e6) {
      return Optional.of(
          "its header says %d x %d pixels; more than %d a side or %s megapixels are not decoded (max-side, max-megapixels)"
              .formatted(width, height, side, number(megapixels)));
    }
    return Optional.empty();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
