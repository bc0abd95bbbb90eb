package org.graft.backbones.torchfile;

/**
 * Embeddings of positions for another number of patches: bicubic interpolation of their square grid
 * as PyTorch's {@code interpolate(mode='bicubic', align_corners=False)} has it (Keys's kernel with
 * a = -0.75, doi:10.1109/TASSP.1981.1163711; the border repeated). Tokens before the grid stay.
 */
final class PositionGrid {
  private static final double A = -0.75;
  private static final int TAPS = 4;

  private PositionGrid() {}

  /**
   * Resizes.
   *
   * @param numbers [tokens, features]
   * @param before tokens before the grid
   * @param tokens how many are wanted, these included
   * @return [tokens, features]
   */
  static float[] resized(float[] numbers, int features, int before, int tokens) {
    int from = side(numbers.length / features - before);
    int to = side(tokens - before);
    float[] resized = new float[tokens * features];
    System.arraycopy(numbers, 0, resized, 0, before * features);
    double[][] weights = new double[to][TAPS];
    int[][] places = new int[to][TAPS];
    for (int i = 0; i < to; i++) {
      double at = (i + 0.5) * from / to - 0.5;
      int floor = (int) Math.floor(at);
      for (int tap = 0; tap < TAPS; tap++) {
        weights[i][tap] = kernel(at - (floor + tap - 1));
        places[i][tap] = Math.max(0, Math.min(from - 1, floor + tap - 1));
      }
    }
    for (int row = 0; row < to; row++) {
      for (int column = 0; column < to; column++) {
        int into = (before + row * to + column) * features;
        for (int f = 0; f < features; f++) {
          double sum = 0;
          for (int y = 0; y < TAPS; y++) {
            for (int x = 0; x < TAPS; x++) {
              int token = before + places[row][y] * from + places[column][x];
              sum += weights[row][y] * weights[column][x] * numbers[token * features + f];
            }
          }
          resized[into + f] = (float) sum;
        }
      }
    }
    return resized;
  }

  /** The side of a square grid. */
  static int side(int tokens) {
    int side = (int) Math.round(Math.sqrt(tokens));
    if (tokens < 1 || side * side != tokens) {
      throw new IllegalArgumentException(
          "its embedding of positions has " + tokens + " patches, which are no square grid");
    }
    return side;
  }

  private static double kernel(double x) {
    double d = Math.abs(x);
    if (d <= 1) {
      return ((A + 2) * d - (A + 3)) * d * d + 1;
    }
    return d < 2 ? ((A * d - 5 * A) * d + 8 * A) * d - 4 * A : 0;
  }
}
