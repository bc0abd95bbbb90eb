package org.graft.lanes;

/**
 * The innermost loops: y += a0 x0 + a1 x1 + ... on whole arrays, up to {@link #TERMS} terms in one
 * pass, so that y is read and written once for all of them.
 *
 * <p>Every element is summed in the order of the terms, whatever the arrays' length.
 */
final class Lanes {
  /** Terms of one pass. */
  static final int TERMS = 8;

  private Lanes() {}

  /**
   * y[0 .. n) += sum over k of a[at + k stride] x[from + k][0 .. n).
   *
   * @param terms number of terms
   */
  static void add(
      float[] y, float[][] x, int from, int terms, float[] a, int at, int stride, int n) {
    int k = 0;
    for (; k + TERMS <= terms; k += TERMS) {
      add8(y, x, from + k, a, at + k * stride, stride, n);
    }
    if (k + 4 <= terms) {
      add4(y, x, from + k, a, at + k * stride, stride, n);
      k += 4;
    }
    switch (terms - k) {
      case 3 -> add3(y, x, from + k, a, at + k * stride, stride, n);
      case 2 -> add2(y, x, from + k, a, at + k * stride, stride, n);
      case 1 -> add1(y, x[from + k], a[at + k * stride], n);
      default -> {}
    }
  }

  private static void add8(float[] y, float[][] x, int from, float[] a, int at, int stride, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float[] x3 = x[from + 3];
    float[] x4 = x[from + 4];
    float[] x5 = x[from + 5];
    float[] x6 = x[from + 6];
    float[] x7 = x[from + 7];
    float a0 = a[at];
    float a1 = a[at + stride];
    float a2 = a[at + 2 * stride];
    float a3 = a[at + 3 * stride];
    float a4 = a[at + 4 * stride];
    float a5 = a[at + 5 * stride];
    float a6 = a[at + 6 * stride];
    float a7 = a[at + 7 * stride];
    for (int i = 0; i < n; i++) {
      y[i] =
          y[i]
              + a0 * x0[i]
              + a1 * x1[i]
              + a2 * x2[i]
              + a3 * x3[i]
              + a4 * x4[i]
              + a5 * x5[i]
              + a6 * x6[i]
              + a7 * x7[i];
    }
  }

  private static void add4(float[] y, float[][] x, int from, float[] a, int at, int stride, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float[] x3 = x[from + 3];
    float a0 = a[at];
    float a1 = a[at + stride];
    float a2 = a[at + 2 * stride];
    float a3 = a[at + 3 * stride];
    for (int i = 0; i < n; i++) {
      y[i] = y[i] + a0 * x0[i] + a1 * x1[i] + a2 * x2[i] + a3 * x3[i];
    }
  }

  private static void add3(float[] y, float[][] x, int from, float[] a, int at, int stride, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float a0 = a[at];
    float a1 = a[at + stride];
    float a2 = a[at + 2 * stride];
    for (int i = 0; i < n; i++) {
      y[i] = y[i] + a0 * x0[i] + a1 * x1[i] + a2 * x2[i];
    }
  }

  private static void add2(float[] y, float[][] x, int from, float[] a, int at, int stride, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float a0 = a[at];
    float a1 = a[at + stride];
    for (int i = 0; i < n; i++) {
      y[i] = y[i] + a0 * x0[i] + a1 * x1[i];
    }
  }

  private static void add1(float[] y, float[] x, float a, int n) {
    for (int i = 0; i < n; i++) {
      y[i] += a * x[i];
    }
  }
}
