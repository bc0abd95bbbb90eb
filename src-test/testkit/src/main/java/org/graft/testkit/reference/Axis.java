package org.graft.testkit.reference;

import org.graft.spi.network.Padding;

/**
 * Windows along rows or along columns.
 *
 * @param size pixels of the input
 * @param windows number of windows: pixels of the output
 * @param taps pixels that a window reads
 * @param stride pixels from window to window
 * @param dilation pixels from tap to tap
 * @param before padded pixels before the first; TensorFlow's SAME puts an odd one behind
 */
record Axis(int size, int windows, int taps, int stride, int dilation, int before) {
  static Axis of(int size, int windows, int taps, int stride, int dilation, Padding padding) {
    int reach = (windows - 1) * stride + (taps - 1) * dilation + 1;
    int before = padding == Padding.SAME ? Math.max(0, reach - size) / 2 : 0;
    return new Axis(size, windows, taps, stride, dilation, before);
  }

  /** The same behind as many pixels as a border of its own has. */
  Axis behind(int pixels) {
    return new Axis(size, windows, taps, stride, dilation, before + pixels);
  }

  /** The same with its border's pixels, {@code more} on both sides together, among the image's. */
  Axis grown(int more) {
    return new Axis(size + more, windows, taps, stride, dilation, 0);
  }

  /** The pixel that a window reads through a tap, perhaps outside the image. */
  int pixel(int window, int tap) {
    return window * stride - before + tap * dilation;
  }

  boolean inside(int pixel) {
    return pixel >= 0 && pixel < size;
  }
}
