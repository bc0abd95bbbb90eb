package org.graft.testkit.reference;

import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.Size;

/** Layers that move, repeat or average numbers, as fixed weighted sums. */
final class Moves {
  private Moves() {}

  private static Linear empty(Shape in, Shape out) {
    return new Linear(Math.toIntExact(in.elements()), Math.toIntExact(out.elements()));
  }

  /** Numbers along the first axis from {@code from} on, put at {@code to}. */
  private static Linear along(Shape in, Shape out, int from, int to, int count) {
    Linear sums = empty(in, out);
    int row = Math.toIntExact(in.row().elements());
    for (int i = 0; i < count * row; i++) {
      sums.add(from * row + i, to * row + i, 1);
    }
    return sums;
  }

  static Linear slice(ChannelLayer.Slice layer, Shape in, Shape out) {
    return along(in, out, layer.from(), 0, layer.count());
  }

  static Linear padding(ChannelLayer.ChannelPadding layer, Shape in, Shape out) {
    return along(in, out, 0, layer.before(), in.size(0));
  }

  static Linear shuffle(ChannelLayer.ChannelShuffle layer, Shape in) {
    Linear sums = empty(in, in);
    int area = in.size(1) * in.size(2);
    int own = in.size(0) / layer.groups();
    for (int g = 0; g < layer.groups(); g++) {
      for (int i = 0; i < own; i++) {
        for (int p = 0; p < area; p++) {
          sums.add((g * own + i) * area + p, (i * layer.groups() + g) * area + p, 1);
        }
      }
    }
    return sums;
  }

  /** [first, second] as [second, first]. */
  static Linear turned(Shape in, int first, int second) {
    Linear sums = empty(in, in);
    for (int a = 0; a < first; a++) {
      for (int b = 0; b < second; b++) {
        sums.add(a * second + b, b * first + a, 1);
      }
    }
    return sums;
  }

  static Linear cropping(ImageLayer.Cropping layer, Shape in, Shape out) {
    Linear sums = empty(in, out);
    for (int c = 0; c < out.size(0); c++) {
      for (int y = 0; y < out.size(1); y++) {
        for (int x = 0; x < out.size(2); x++) {
          sums.add(
              at(in, c, y + layer.edges().top(), x + layer.edges().left()), at(out, c, y, x), 1);
        }
      }
    }
    return sums;
  }

  static Linear depth(ImageLayer.SpaceToDepth layer, Shape in, Shape out) {
    Linear sums = empty(in, out);
    int block = layer.block();
    for (int c = 0; c < in.size(0); c++) {
      for (int y = 0; y < in.size(1); y++) {
        for (int x = 0; x < in.size(2); x++) {
          int channel = (x % block * block + y % block) * in.size(0) + c;
          sums.add(at(in, c, y, x), at(out, channel, y / block, x / block), 1);
        }
      }
    }
    return sums;
  }

  static Linear adaptive(Size size, Shape in, Shape out) {
    Linear sums = empty(in, out);
    for (int c = 0; c < in.size(0); c++) {
      for (int y = 0; y < size.height(); y++) {
        for (int x = 0; x < size.width(); x++) {
          mean(sums, in, out, new int[] {c, y, x});
        }
      }
    }
    return sums;
  }

  private static void mean(Linear sums, Shape in, Shape out, int[] place) {
    int top = place[1] * in.size(1) / out.size(1);
    int bottom = ((place[1] + 1) * in.size(1) + out.size(1) - 1) / out.size(1);
    int left = place[2] * in.size(2) / out.size(2);
    int right = ((place[2] + 1) * in.size(2) + out.size(2) - 1) / out.size(2);
    double weight = 1.0 / (bottom - top) / (right - left);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sums.add(at(in, place[0], y, x), at(out, place[0], place[1], place[2]), weight);
      }
    }
  }

  static Linear upsampling(ImageLayer.Upsampling layer, Shape in, Shape out) {
    boolean nearest = layer.interpolation() == ImageLayer.Interpolation.NEAREST;
    Linear sums = empty(in, out);
    for (int c = 0; c < out.size(0); c++) {
      for (int y = 0; y < out.size(1); y++) {
        for (int x = 0; x < out.size(2); x++) {
          for (Between row : Between.of(y, layer.factor().height(), in.size(1), nearest)) {
            for (Between column : Between.of(x, layer.factor().width(), in.size(2), nearest)) {
              sums.add(
                  at(in, c, row.pixel(), column.pixel()),
                  at(out, c, y, x),
                  row.weight() * column.weight());
            }
          }
        }
      }
    }
    return sums;
  }

  static Linear tokenMean(Shape in) {
    Linear sums = empty(in, Shape.of(in.size(1)));
    for (int t = 0; t < in.size(0); t++) {
      for (int f = 0; f < in.size(1); f++) {
        sums.add(t * in.size(1) + f, f, 1.0 / in.size(0));
      }
    }
    return sums;
  }

  private static int at(Shape image, int channel, int row, int column) {
    return (channel * image.size(1) + row) * image.size(2) + column;
  }
}
