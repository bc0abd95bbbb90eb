package org.graft.libtorch.operation;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.LayerCases;

/** Layers that choose, move or weigh features, channels or tokens. */
final class Channels {
  private static final int IMAGE = 3;

  private Channels() {}

  static LayerCases<Place, Operation> in(LayerCases<Place, Operation> all) {
    return all.with(
            ChannelLayer.Slice.class,
            (l, at) -> (x, mode) -> x.get(0).narrow(1, l.from(), l.count()))
        .with(ChannelLayer.ChannelPadding.class, Channels::padding)
        .with(ChannelLayer.ChannelShuffle.class, Channels::shuffle)
        .with(
            ChannelLayer.LayerScale.class,
            (l, at) -> (x, mode) -> x.get(0).mul(along(at.kernel(), at)))
        .with(
            ChannelLayer.PRelu.class,
            (l, at) ->
                (x, mode) ->
                    torch.where(
                        x.get(0).gt(new Scalar(0)),
                        x.get(0),
                        x.get(0).mul(along(at.kernel(), at))));
  }

  /** Numbers for each channel, or feature, so shaped that they meet their own. */
  static Tensor along(Tensor numbers, Place at) {
    return at.in().rank() == IMAGE ? numbers.view(-1, 1, 1) : numbers;
  }

  private static Operation padding(ChannelLayer.ChannelPadding l, Place at) {
    long[] borders = new long[2 * at.in().rank()];
    Arrays.fill(borders, 0);
    borders[borders.length - 2] = l.before();
    borders[borders.length - 1] = l.after();
    return (x, mode) -> torch.constant_pad_nd(x.get(0), borders, new Scalar(0));
  }

  private static Operation shuffle(ChannelLayer.ChannelShuffle l, Place at) {
    int each = at.in().size(0) / l.groups();
    int rows = at.in().size(1);
    int columns = at.in().size(2);
    return (x, mode) -> {
      long n = x.get(0).size(0);
      return x.get(0)
          .reshape(n, l.groups(), each, rows, columns)
          .transpose(1, 2)
          .reshape(n, at.in().size(0), rows, columns);
    };
  }
}
