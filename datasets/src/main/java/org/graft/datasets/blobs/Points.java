package org.graft.datasets.blobs;

import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/** Points in float64 with the blob each one belongs to. */
final class Points {
  private final double[][] points;
  private final int[] blobs;

  /** Points [n, features] and as many blob indices, none of which the caller changes afterwards. */
  Points(double[][] points, int[] blobs) {
    this.points = points;
    this.blobs = blobs;
  }

  /** Number of points. */
  int size() {
    return blobs.length;
  }

  /** Feature {@code feature} of point {@code row}, with all its bits. */
  double value(int row, int feature) {
    return points[row][feature];
  }

  /** The blob of point {@code row}. */
  int blob(int row) {
    return blobs[row];
  }

  /** The points in the given order. */
  Points inOrder(int[] order) {
    double[][] moved = new double[order.length][];
    int[] theirs = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      moved[i] = points[order[i]];
      theirs[i] = blobs[order[i]];
    }
    return new Points(moved, theirs);
  }

  /** Points {@code from} (inclusive) to {@code to} (exclusive), rounded to float32. */
  Examples examples(int from, int to, int features) {
    float[] inputs = new float[Math.multiplyExact(to - from, features)];
    int[] labels = new int[to - from];
    for (int row = from; row < to; row++) {
      for (int j = 0; j < features; j++) {
        inputs[(row - from) * features + j] = (float) points[row][j];
      }
      labels[row - from] = blobs[row];
    }
    return new Examples(Tensor.of(Shape.of(to - from, features), inputs), labels);
  }
}
