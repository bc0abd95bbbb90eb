package org.graft.libtorch.operation;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Border;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/**
 * What is around an image, and where windows over it lie.
 *
 * @param border pixels on each side
 * @param size taps of a window
 * @param stride from window to window
 * @param dilation from tap to tap
 * @param ceil whether a last window may reach beyond the border
 * @param out the output's shape
 */
record Surroundings(Border border, Size size, Size stride, Size dilation, boolean ceil, Shape out) {
  static final Size ONE = new Size(1, 1);
  private static final long[] NONE = {0, 0};

  /** What a layer's own words say; TensorFlow's SAME puts an odd pixel behind. */
  static Surroundings of(
      Place at, Size size, Size stride, Size dilation, Padding padding, Optional<Border> own) {
    Border border = own.orElse(Border.of(0));
    if (padding == Padding.SAME) {
      Shape in = at.in();
      int rows =
          missing(in.size(1), at.out().size(1), size.height(), stride.height(), dilation.height());
      int columns =
          missing(in.size(2), at.out().size(2), size.width(), stride.width(), dilation.width());
      border = new Border(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }
    return new Surroundings(border, size, stride, dilation, false, at.out());
  }

  private static int missing(int size, int windows, int taps, int stride, int dilation) {
    return Math.max(0, (windows - 1) * stride + (taps - 1) * dilation + 1 - size);
  }

  /** The same, a last window reaching beyond the border. */
  Surroundings rounded(boolean up) {
    return new Surroundings(border, size, stride, dilation, up, out);
  }

  /** Whether libtorch's poolings can add the border themselves. */
  boolean forPooling() {
    return border.symmetric()
        && 2 * border.top() <= size.height()
        && 2 * border.left() <= size.width();
  }

  /** Rows and columns on each side of a symmetric border. */
  long[] sides() {
    return border.symmetric() ? new long[] {border.top(), border.left()} : NONE;
  }

  /** The image with its border. */
  Tensor around(Tensor image, double value) {
    return border(image, border, value);
  }

  /** The image without what lies beyond the output's shape. */
  Tensor cut(Tensor image) {
    return image.narrow(2, 0, out.size(1)).narrow(3, 0, out.size(2));
  }

  /** An image with pixels on each side. */
  static Tensor border(Tensor image, Border border, double value) {
    return torch.constant_pad_nd(
        image,
        new long[] {border.left(), border.right(), border.top(), border.bottom()},
        new Scalar(value));
  }

  /** Height and width as libtorch takes them. */
  static long[] pair(Size size) {
    return new long[] {size.height(), size.width()};
  }
}
