package org.graft.backbones.torch;

import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;

/**
 * Embeddings of positions for images of another size than their network was trained on, by bicubic
 * interpolation of each feature over the grid of patches. Numbers are PyTorch's, of {@code
 * interpolate(mode="bicubic", antialias=False, align_corners=False)} with the target's size given.
 */
public final class PositionGrid {
  /** The cubic's parameter (doi:10.1109/TASSP.1981.1163711). */
  private static final double A = -0.75;

  private static final int TAPS = 4;

  private PositionGrid() {}

  /**
   * Positions for another grid.
   *
   * @param positions [tokens, features]: those before the image's, which stay as they are, then the
   *     image's, row by row
   * @param before how many stand before the image's
   * @param from rows and columns of patches that they are for
   * @param to rows and columns of patches that are asked for
   * @return [before + rows columns, features]
   */
  public static Tensor resized(Tensor positions, int before, Size from, Size to) {
    int features = positions.shape().size(1);
    if (positions.shape().size(0) != before + from.height() * from.width()) {
      throw new IllegalArgumentException(
          "positions of "
              + positions.shape()
              + " are not those of "
              + before
              + " tokens and a grid of "
              + from.height()
              + "x"
              + from.width()
              + " patches");
    }
    if (from.equals(to)) {
      return positions;
    }
    float[] old = positions.toArray();
    int tokens = before + to.height() * to.width();
    float[] made = new float[tokens * features];
    System.arraycopy(old, 0, made, 0, before * features);
    for (int y = 0; y < to.height(); y++) {
      double[] down = weights(place(y, from.height(), to.height()));
      int top = (int) Math.floor(place(y, from.height(), to.height())) - 1;
      for (int x = 0; x < to.width(); x++) {
        double[] across = weights(place(x, from.width(), to.width()));
        int left = (int) Math.floor(place(x, from.width(), to.width())) - 1;
        for (int f = 0; f < features; f++) {
          double sum = 0;
          for (int i = 0; i < TAPS; i++) {
            int row = inside(top + i, from.height());
            for (int j = 0; j < TAPS; j++) {
              int token = before + row * from.width() + inside(left + j, from.width());
              sum += down[i] * across[j] * old[token * features + f];
            }
          }
          made[(before + y * to.width() + x) * features + f] = (float) sum;
        }
      }
    }
    return Tensor.of(Shape.of(tokens, features), made);
  }

  /** Where a patch of the new grid lies in the old one. */
  private static double place(int at, int from, int to) {
    return (at + 0.5) * from / to - 0.5;
  }

  private static int inside(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }

  /** Weights of the four patches around a place, by the cubic convolution's kernel. */
  private static double[] weights(double place) {
    double t = place - Math.floor(place);
    return new double[] {far(t + 1), near(t), near(1 - t), far(2 - t)};
  }

  private static double near(double x) {
    return ((A + 2) * x - (A + 3)) * x * x + 1;
  }

  private static double far(double x) {
    return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
  }
}
