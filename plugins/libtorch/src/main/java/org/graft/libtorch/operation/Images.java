package org.graft.libtorch.operation;

import java.util.Arrays;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.LayerCases;

/** Layers that change an image's rows and columns. */
final class Images {
  private Images() {}

  static LayerCases<Place, Operation> in(LayerCases<Place, Operation> all) {
    return all.with(ImageLayer.AdaptiveAveragePooling.class, Images::averages)
        .with(ImageLayer.Upsampling.class, Images::upsampling)
        .with(
            ImageLayer.Cropping.class,
            (l, at) ->
                (x, mode) ->
                    x.get(0)
                        .narrow(2, l.edges().top(), at.out().size(1))
                        .narrow(3, l.edges().left(), at.out().size(2)))
        .with(ImageLayer.SpaceToDepth.class, Images::depth);
  }

  /** Means of areas: on CUDA as products, since libtorch's own gradient is not repeatable there. */
  private static Operation averages(ImageLayer.AdaptiveAveragePooling l, Place at) {
    if (at.device().cuda().isEmpty()) {
      return (x, mode) -> torch.adaptive_avg_pool2d(x.get(0), Surroundings.pair(l.size()));
    }
    Tensor rows = areas(at.in().size(1), l.size().height(), at);
    Tensor columns = areas(at.in().size(2), l.size().width(), at).transpose(0, 1);
    return (x, mode) -> torch.matmul(torch.matmul(rows, at.device().full(x.get(0))), columns);
  }

  /** The shares of {@code from} numbers in the means of {@code to} areas, [to, from]. */
  private static Tensor areas(int from, int to, Place at) {
    return at.device().tensor(shares(from, to), to, from);
  }

  /** Row-major, as libtorch cuts areas: from floor(i from / to) to ceil((i + 1) from / to). */
  static float[] shares(int from, int to) {
    float[] shares = new float[to * from];
    for (int area = 0; area < to; area++) {
      int first = area * from / to;
      int last = ((area + 1) * from + to - 1) / to;
      Arrays.fill(shares, area * from + first, area * from + last, 1f / (last - first));
    }
    return shares;
  }

  private static Operation upsampling(ImageLayer.Upsampling l, Place at) {
    long[] size = {at.out().size(1), at.out().size(2)};
    return switch (l.interpolation()) {
      case NEAREST ->
          (x, mode) ->
              torch.upsample_nearest2d(x.get(0), size, new DoubleOptional(), new DoubleOptional());
      case BILINEAR ->
          (x, mode) ->
              torch.upsample_bilinear2d(
                  x.get(0), size, false, new DoubleOptional(), new DoubleOptional());
    };
  }

  private static Operation depth(ImageLayer.SpaceToDepth l, Place at) {
    int channels = at.in().size(0);
    int rows = at.out().size(1);
    int columns = at.out().size(2);
    return (x, mode) -> {
      long n = x.get(0).size(0);
      Tensor squares = x.get(0).reshape(n, channels, rows, l.block(), columns, l.block());
      return squares.permute(0, 5, 3, 1, 2, 4).reshape(n, at.out().size(0), rows, columns);
    };
  }
}
