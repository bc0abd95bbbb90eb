package org.graft.backbones.torch;

import java.util.Optional;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Border;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/**
 * A convolution in PyTorch's words.
 *
 * @param filters output channels
 * @param kernel window
 * @param stride from window to window
 * @param border zeros around the image
 * @param groups groups of channels
 * @param dilation from tap to tap
 * @param bias whether a bias is added
 */
public record Conv(
    int filters, Size kernel, int stride, Border border, int groups, int dilation, boolean bias) {
  private static final Size ONE = new Size(1, 1);

  /** A square window, stride 1, a border that keeps the image's size, and no bias. */
  public static Conv of(int filters, int kernel) {
    return of(filters, new Size(kernel, kernel));
  }

  /** The same with a window that need not be square. */
  public static Conv of(int filters, Size kernel) {
    Border border = Border.of(kernel.height() / 2, kernel.width() / 2);
    return new Conv(filters, kernel, 1, border, 1, 1, false);
  }

  /** The same at another stride. */
  public Conv stride(int pixels) {
    return new Conv(filters, kernel, pixels, border, groups, dilation, bias);
  }

  /** The same with zeros on all sides. */
  public Conv border(int pixels) {
    return new Conv(filters, kernel, stride, Border.of(pixels), groups, dilation, bias);
  }

  /** The same in groups. */
  public Conv groups(int number) {
    return new Conv(filters, kernel, stride, border, number, dilation, bias);
  }

  /** The same with a bias. */
  public Conv biased() {
    return new Conv(filters, kernel, stride, border, groups, dilation, true);
  }

  /** The layer, for an image of so many channels; depthwise where each is a group of its own. */
  Layer layer(int channels) {
    Optional<Border> zeros = border.equals(Border.of(0)) ? Optional.empty() : Optional.of(border);
    Size step = new Size(stride, stride);
    Size taps = new Size(dilation, dilation);
    if (groups > 1 && groups == channels && filters == channels) {
      return new Layer.DepthwiseConvolution(
          1,
          kernel,
          step,
          Padding.VALID,
          ActivationFunction.LINEAR,
          Initializer.HE_NORMAL,
          bias,
          taps.equals(ONE) ? Optional.empty() : Optional.of(taps),
          zeros);
    }
    return new Layer.Convolution(
        filters,
        kernel,
        step,
        Padding.VALID,
        taps,
        ActivationFunction.LINEAR,
        Initializer.HE_NORMAL,
        bias,
        groups,
        zeros);
  }
}
