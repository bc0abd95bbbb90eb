package org.graft.engine.data;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Size;

/**
 * Resizes images by bilinear interpolation about pixel centres; where they shrink, the triangle is
 * widened by the same factor, so that nothing is skipped (as Pillow's bilinear filter).
 * Thread-safe.
 */
final class Resizer {
  private final Shape from;
  private final Shape to;
  private final double[][] rows;
  private final double[][] columns;

  /**
   * A resizer of images [channels, height, width].
   *
   * @throws IllegalArgumentException if inputs are no images or the size is empty
   */
  Resizer(Shape from, Size size) {
    if (from.rank() != 3) {
      throw new IllegalArgumentException("size: only images can be resized, inputs are " + from);
    }
    if (size.height() < 1 || size.width() < 1) {
      throw new IllegalArgumentException("size: must be 1 or more, found " + size);
    }
    this.from = from;
    this.to = Shape.of(from.size(0), size.height(), size.width());
    this.rows = weights(from.size(1), size.height());
    this.columns = weights(from.size(2), size.width());
  }

  /** What images become. */
  Shape to() {
    return to;
  }

  /** Resizes one image into {@code into} from index {@code at}. */
  void resize(float[] image, float[] into, int at) {
    int width = from.size(2);
    int next = at;
    double[] line = new double[width];
    for (int c = 0; c < from.size(0); c++) {
      int plane = c * from.size(1) * width;
      for (double[] row : rows) {
        for (int x = 0; x < width; x++) {
          double sum = 0;
          for (int y = 0; y < row.length; y++) {
            sum += row[y] == 0 ? 0 : row[y] * image[plane + y * width + x];
          }
          line[x] = sum;
        }
        for (double[] column : columns) {
          double sum = 0;
          for (int x = 0; x < width; x++) {
            sum += column[x] == 0 ? 0 : column[x] * line[x];
          }
          into[next++] = (float) sum;
        }
      }
    }
  }

  /** Weights of the {@code from} old pixels in each of the {@code to} new ones, [to][from]. */
  private static double[][] weights(int from, int to) {
    double scale = (double) from / to;
    double reach = Math.max(1, scale);
    double[][] weights = new double[to][from];
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      double sum = 0;
      for (int k = 0; k < from; k++) {
        weights[i][k] = Math.max(0, 1 - Math.abs(k + 0.5 - center) / reach);
        sum += weights[i][k];
      }
      for (int k = 0; k < from; k++) {
        weights[i][k] /= sum;
      }
    }
    return weights;
  }
}
