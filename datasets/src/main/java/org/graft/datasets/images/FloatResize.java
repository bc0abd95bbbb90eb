package org.graft.datasets.images;

import org.graft.spi.network.Extent;

/** Resizes in floating point, columns first, then rows; nothing is rounded or clipped. */
final class FloatResize {
  private FloatResize() {}

  /** Writes {@code pixels} in {@code size}, channel by channel, to {@code into}. */
  static void resize(Kernel kernel, Pixels pixels, Extent size, float[] into) {
    Weights across = Weights.interpolating(kernel, pixels.width(), size.width());
    Weights down = Weights.interpolating(kernel, pixels.height(), size.height());
    double[] narrow = new double[Math.multiplyExact(pixels.height(), size.width())];
    for (int channel = 0; channel < pixels.planes().length; channel++) {
      across(across, pixels, channel, narrow);
      down(down, narrow, size.width(), into, channel * size.height() * size.width());
    }
  }

  private static void across(Weights weights, Pixels pixels, int channel, double[] into) {
    byte[] plane = pixels.planes()[channel];
    int n = 0;
    for (int row = 0; row < pixels.height(); row++) {
      for (int column = 0; column < weights.size(); column++) {
        double[] theirs = weights.weights(column);
        int at = row * pixels.width() + weights.first(column);
        double sum = 0;
        for (int i = 0; i < theirs.length; i++) {
          sum += theirs[i] * (plane[at + i] & 0xff);
        }
        into[n++] = sum;
      }
    }
  }

  private static void down(Weights weights, double[] narrow, int width, float[] into, int start) {
    int n = start;
    for (int row = 0; row < weights.size(); row++) {
      double[] theirs = weights.weights(row);
      for (int column = 0; column < width; column++) {
        int at = weights.first(row) * width + column;
        double sum = 0;
        for (double weight : theirs) {
          sum += weight * narrow[at];
          at += width;
        }
        into[n++] = (float) sum;
      }
    }
  }
}
