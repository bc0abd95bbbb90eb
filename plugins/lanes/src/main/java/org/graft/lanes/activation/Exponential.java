package org.graft.lanes.activation;

/** exp(x) - 1 for x of 0 or less, on whole arrays. */
public final class Exponential {
  /** exp(x) - 1 is -1 in float32 from here on. */
  private static final float LOWEST = -30;

  /** x is halved so often that five terms of Taylor's series do. */
  private static final int HALVINGS = 6;

  private static final float SCALE = 1f / (1 << HALVINGS);

  private Exponential() {}

  /**
   * x = exp(x) - 1 in place, to about 2e-7, and relatively so near 0.
   *
   * <p>By Taylor's series at x / 64, and six times exp(2x) - 1 = (exp(x) - 1) (exp(x) + 1).
   * Squaring exp itself would lose six bits; here errors shrink with exp(x) as they double.
   * Identity but products and sums, so that it runs in lanes.
   */
  public static void minusOne(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = x[i] < LOWEST ? LOWEST : x[i];
    }
    for (int i = 0; i < n; i++) {
      float y = x[i] * SCALE;
      float e = y * (1 + y * (0.5f + y * (1f / 6 + y * (1f / 24 + y * (1f / 120)))));
      e = e * (2 + e);
      e = e * (2 + e);
      e = e * (2 + e);
      e = e * (2 + e);
      e = e * (2 + e);
      x[i] = e * (2 + e);
    }
  }
}
