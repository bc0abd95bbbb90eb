package org.graft.datasets.images;

import java.util.Arrays;
import org.graft.spi.network.Size;

/** Resizes in floating point, columns first, then rows; nothing is rounded or clipped. */
final class FloatResize {
  private final Pixels pixels;
  private final Taps across;
  private final Taps down;
  private final double[] narrow;

  private FloatResize(Kernel kernel, Pixels pixels, Size size) {
    this.pixels = pixels;
    this.across =
        Taps.of(Weights.interpolating(kernel, pixels.width(), size.width()), pixels.width());
    this.down =
        Taps.of(Weights.interpolating(kernel, pixels.height(), size.height()), pixels.height());
    this.narrow = new double[Math.multiplyExact(pixels.height(), size.width())];
  }

  /** Writes {@code pixels} in {@code size}, channel by channel, to {@code into}. */
  static void resize(Kernel kernel, Pixels pixels, Size size, float[] into) {
    FloatResize resize = new FloatResize(kernel, pixels, size);
    int area = size.height() * size.width();
    for (int channel = 0; channel < pixels.planes().length; channel++) {
      Arrays.fill(resize.narrow, 0);
      resize.across(pixels.planes()[channel]);
      resize.down(into, channel * area);
    }
  }

  /** Rows that no row of the result is made of are passed over. */
  private void across(byte[] plane) {
    int width = across.size();
    boolean[] used = down.used(pixels.height());
    for (int row = 0; row < pixels.height(); row++) {
      for (int tap = 0; used[row] && tap < across.count(); tap++) {
        int at = row * pixels.width() + tap;
        for (int column = 0; column < width; column++) {
          narrow[row * width + column] +=
              across.weights()[tap][column] * (plane[at + across.first()[column]] & 0xff);
        }
      }
    }
  }

  private void down(float[] into, int start) {
    int width = across.size();
    double[] sums = new double[width];
    for (int row = 0; row < down.size(); row++) {
      Arrays.fill(sums, 0);
      for (int tap = 0; tap < down.count(); tap++) {
        double weight = down.weights()[tap][row];
        int at = (down.first()[row] + tap) * width;
        for (int column = 0; column < width; column++) {
          sums[column] += weight * narrow[at + column];
        }
      }
      for (int column = 0; column < width; column++) {
        into[start + row * width + column] = (float) sums[column];
      }
    }
  }
}
