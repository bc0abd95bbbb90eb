package org.graft.datasets.images;

/**
 * For each of {@code out} pixels along one axis, which of the {@code in} pixels it is made of and
 * with what weights, which sum to 1.
 */
final class Weights {
  private final int[] first;
  private final double[][] weights;

  private Weights(int[] first, double[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /**
   * Kernels at their own width: every output pixel is interpolated between its neighbours, however
   * small the picture becomes, as TensorFlow (and Keras) do by default. Pixel centres lie at
   * halves; at the borders what is left of a kernel is scaled to 1.
   */
  static Weights interpolating(Kernel kernel, int in, int out) {
    return of(kernel, in, out, 1);
  }

  /** Kernels widened by the ratio when a picture becomes smaller, so that every pixel counts. */
  static Weights antialiased(Kernel kernel, int in, int out) {
    return of(kernel, in, out, Math.max(1, (double) in / out));
  }

  /** The first pixel that output pixel {@code i} is made of. */
  int first(int i) {
    return first[i];
  }

  /** The weights of that pixel and those that follow; not to be changed. */
  double[] weights(int i) {
    return weights[i];
  }

  /** Number of output pixels. */
  int size() {
    return first.length;
  }

  /** As Pillow's {@code precompute_coeffs} in {@code Resample.c}. */
  private static Weights of(Kernel kernel, int in, int out, double widening) {
    double support = kernel.support() * widening;
    double ratio = (double) in / out;
    int[] first = new int[out];
    double[][] weights = new double[out][];
    for (int i = 0; i < out; i++) {
      double center = (i + 0.5) * ratio;
      int from = (int) Math.max(0, center - support + 0.5);
      int to = (int) Math.min(in, center + support + 0.5);
      double[] row = new double[to - from];
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        row[j] = kernel.weight((j + from - center + 0.5) * (1 / widening));
        sum += row[j];
      }
      for (int j = 0; j < row.length && sum != 0; j++) {
        row[j] /= sum;
      }
      first[i] = from;
      weights[i] = row;
    }
    return new Weights(first, weights);
  }
}
