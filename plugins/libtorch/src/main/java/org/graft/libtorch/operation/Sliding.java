package org.graft.libtorch.operation;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Size;

/** Layers that move windows over images. */
final class Sliding {
  private static final long[] NONE = {0, 0};

  private Sliding() {}

  static Operation convolution(Layer.Convolution l, Place at) {
    Surroundings around =
        Surroundings.of(at, l.kernel(), l.stride(), l.dilation(), l.padding(), l.border());
    return Activations.after(
        (inputs, mode) -> convolved(inputs.get(0), at.kernel(), at, around, l.groups()),
        l.activation());
  }

  /** The kernel is [multiplier, in, height, width]; libtorch's [in * multiplier, 1, ...]. */
  static Operation depthwise(Layer.DepthwiseConvolution l, Place at) {
    Size dilation = l.dilation().orElse(Surroundings.ONE);
    Surroundings around =
        Surroundings.of(at, l.kernel(), l.stride(), dilation, l.padding(), l.border());
    int in = at.in().size(0);
    long[] sizes = {(long) in * l.multiplier(), 1, l.kernel().height(), l.kernel().width()};
    return Activations.after(
        (inputs, mode) ->
            convolved(inputs.get(0), at.kernel().transpose(0, 1).reshape(sizes), at, around, in),
        l.activation());
  }

  private static Tensor convolved(
      Tensor x, Tensor kernel, Place at, Surroundings around, int groups) {
    return torch.conv2d(
        at.device().factor(around.border().symmetric() ? x : around.around(x, 0)),
        at.device().factor(kernel),
        at.torchBias(),
        Surroundings.pair(around.stride()),
        around.sides(),
        Surroundings.pair(around.dilation()),
        groups);
  }

  /** Nothing beyond the image counts. */
  static Operation largest(Layer.MaxPooling l, Place at) {
    Size stride = l.stride().orElse(l.size());
    Surroundings around =
        Surroundings.of(at, l.size(), stride, Surroundings.ONE, l.padding(), l.border())
            .rounded(l.ceil());
    return around.forPooling()
        ? (inputs, mode) -> largest(inputs.get(0), around, around.sides())
        : (inputs, mode) ->
            around.cut(
                largest(around.around(inputs.get(0), Double.NEGATIVE_INFINITY), around, NONE));
  }

  private static Tensor largest(Tensor x, Surroundings around, long[] sides) {
    return torch.max_pool2d(
        x,
        Surroundings.pair(around.size()),
        Surroundings.pair(around.stride()),
        sides,
        Surroundings.pair(Surroundings.ONE),
        around.ceil());
  }

  /** The mean of what counts is that of all over the share that counts. */
  static Operation mean(Layer.AveragePooling l, Place at) {
    Size stride = l.stride().orElse(l.size());
    Surroundings around =
        Surroundings.of(at, l.size(), stride, Surroundings.ONE, l.padding(), l.border())
            .rounded(l.ceil());
    if (around.forPooling()) {
      return (inputs, mode) -> mean(inputs.get(0), around, around.sides(), l.countBorder());
    }
    Tensor ones = torch.ones(1, 1, at.in().size(1), at.in().size(2));
    Tensor counted = around.around(ones, l.countBorder() ? 1 : 0);
    Tensor share = at.device().own(around.cut(mean(counted, around, NONE, true)));
    return (inputs, mode) ->
        around.cut(mean(around.around(inputs.get(0), 0), around, NONE, true)).div(share);
  }

  private static Tensor mean(Tensor x, Surroundings around, long[] sides, boolean all) {
    return torch.avg_pool2d(
        x,
        Surroundings.pair(around.size()),
        Surroundings.pair(around.stride()),
        sides,
        around.ceil(),
        all,
        new LongOptional());
  }
}
