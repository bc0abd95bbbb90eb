package org.graft.spi.network;

import java.util.Optional;
import org.graft.spi.data.Shape;

/**
 * How windows lie on an image: what convolutions and poolings share.
 *
 * @param size taps of one window
 * @param stride from one window to the next
 * @param dilation from one tap to the next
 * @param padding what is beyond the image
 * @param border a border of its own, in which windows stay; {@code padding} has to be valid then
 * @param ceil whether the last window may reach beyond the border, as long as it begins before the
 *     image ends
 */
record Window(
    Size size, Size stride, Size dilation, Padding padding, Optional<Border> border, boolean ceil) {
  static final Size ONE = new Size(1, 1);

  /** The output for an image of shape {@code in}, with {@code channels} channels. */
  Shape output(Layer layer, int channels, Shape in) {
    if (size.height() < 1
        || size.width() < 1
        || stride.height() < 1
        || stride.width() < 1
        || dilation.height() < 1
        || dilation.width() < 1) {
      throw new IllegalArgumentException(
          layer.kind() + " needs window, stride and dilation of 1 or more");
    }
    if (padding == Padding.SAME && (border.isPresent() || ceil)) {
      throw new IllegalArgumentException(
          layer.kind()
              + " has 'padding: same', which leaves nothing to say to 'border' and 'ceil'; leave"
              + " 'padding' out");
    }
    Border around = border.orElse(Border.of(0));
    return Shape.of(
        channels,
        along(
            layer,
            in,
            new Line(in.size(1), around.top(), around.bottom()),
            new Line(size.height(), stride.height(), dilation.height())),
        along(
            layer,
            in,
            new Line(in.size(2), around.left(), around.right()),
            new Line(size.width(), stride.width(), dilation.width())));
  }

  /** Three numbers of one axis: pixels, before and after; or taps, stride and dilation. */
  private record Line(int first, int second, int third) {}

  private int along(Layer layer, Shape in, Line pixels, Line taps) {
    int extent = (taps.first - 1) * taps.third + 1;
    if (padding == Padding.SAME) {
      return padding.output(pixels.first, extent, taps.second);
    }
    int free = pixels.first + pixels.second + pixels.third - extent;
    if (free < 0) {
      throw new IllegalArgumentException(
          layer.kind() + " with a window of " + extent + " pixels does not fit " + in);
    }
    int windows = (free + (ceil ? taps.second - 1 : 0)) / taps.second + 1;
    boolean beyond = ceil && (windows - 1) * taps.second >= pixels.first + pixels.second;
    return beyond ? windows - 1 : windows;
  }
}
