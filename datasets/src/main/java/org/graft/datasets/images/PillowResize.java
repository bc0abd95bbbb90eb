package org.graft.datasets.images;

import org.graft.spi.network.Size;

/**
 * Resizes as Pillow does, bit for bit: antialiased, in fixed point with 22 bits, rounded and
 * clipped to bytes after the columns and again after the rows ({@code Resample.c}, 8 bits per
 * channel).
 */
final class PillowResize {
  private static final int PRECISION = 22;
  private static final int HALF = 1 << (PRECISION - 1);

  private PillowResize() {}

  /** {@code pixels} in {@code size}. */
  static Pixels resize(Kernel kernel, Pixels pixels, Size size) {
    Pixels narrow =
        pixels.width() == size.width()
            ? pixels
            : across(Weights.antialiased(kernel, pixels.width(), size.width()), pixels);
    return narrow.height() == size.height()
        ? narrow
        : down(Weights.antialiased(kernel, narrow.height(), size.height()), narrow);
  }

  private static Pixels across(Weights weights, Pixels pixels) {
    int[][] fixed = fixed(weights);
    byte[][] planes = new byte[pixels.planes().length][];
    for (int channel = 0; channel < planes.length; channel++) {
      byte[] plane = pixels.planes()[channel];
      planes[channel] = new byte[Math.multiplyExact(pixels.height(), weights.size())];
      int n = 0;
      for (int row = 0; row < pixels.height(); row++) {
        for (int column = 0; column < weights.size(); column++) {
          int at = row * pixels.width() + weights.first(column);
          planes[channel][n++] = sum(fixed[column], plane, at, 1);
        }
      }
    }
    return new Pixels(pixels.height(), weights.size(), planes);
  }

  private static Pixels down(Weights weights, Pixels pixels) {
    int[][] fixed = fixed(weights);
    int width = pixels.width();
    byte[][] planes = new byte[pixels.planes().length][];
    for (int channel = 0; channel < planes.length; channel++) {
      byte[] plane = pixels.planes()[channel];
      planes[channel] = new byte[Math.multiplyExact(weights.size(), width)];
      int n = 0;
      for (int row = 0; row < weights.size(); row++) {
        for (int column = 0; column < width; column++) {
          int at = weights.first(row) * width + column;
          planes[channel][n++] = sum(fixed[row], plane, at, width);
        }
      }
    }
    return new Pixels(weights.size(), width, planes);
  }

  private static byte sum(int[] weights, byte[] plane, int at, int step) {
    int sum = HALF;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (plane[at + i * step] & 0xff);
    }
    return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
  }

  private static int[][] fixed(Weights weights) {
    int[][] fixed = new int[weights.size()][];
    for (int i = 0; i < fixed.length; i++) {
      double[] theirs = weights.weights(i);
      fixed[i] = new int[theirs.length];
      for (int j = 0; j < theirs.length; j++) {
        double scaled = theirs[j] * (1 << PRECISION);
        fixed[i][j] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
      }
    }
    return fixed;
  }
}
