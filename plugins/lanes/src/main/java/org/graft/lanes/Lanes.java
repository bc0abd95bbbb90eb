package org.graft.lanes;

/**
 * The innermost loop: y += a0 x0 + a1 x1 + ... on whole arrays, up to five terms in one pass, so
 * that y is read and written once for all of them.
 *
 * <p>Every element is summed in the order of the terms, whatever the arrays' length. Five terms are
 * as many as HotSpot vectorises: it does not unroll a larger loop (six terms take 2.6 times as long
 * a term as five do, and so do two sums of four terms that share their x).
 */
final class Lanes {
  private static final int MOST = 5;

  private Lanes() {}

  /**
   * y[0 .. n) += sum over k of a[at + k stride] x[from + k][0 .. n).
   *
   * @param terms number of terms
   */
  static void add(
      float[] y, float[][] x, int from, int terms, float[] a, int at, int stride, int n) {
    int k = 0;
    for (; k + MOST <= terms; k += MOST) {
      add5(y, x, from + k, a, at + k * stride, stride, n);
    }
    switch (terms - k) {
      case 4 -> add4(y, x, from + k, a, at + k * stride, stride, n);
      case 3 -> add3(y, x, from + k, a, at + k * stride, stride, n);
      case 2 -> add2(y, x, from + k, a, at + k * stride, stride, n);
      case 1 -> add1(y, x[from + k], a[at + k * stride], n);
      default -> {}
    }
  }

  private static void add5(float[] y, float[][] x, int from, float[] a, int at, int stride, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float[] x3 = x[from + 3];
    float[] x4 = x[from + 4];
    float a0 = a[at];
    float a1 = a[at + stride];
    float a2 = a[at + 2 * stride];
    float a3 = a[at + 3 * stride];
    float a4 = a[at + 4 * stride];
    for (int i = 0; i < n; i++) {
      y[i] = y[i] + a0 * x0[i] + a1 * x1[i] + a2 * x2[i] + a3 * x3[i] + a4 * x4[i];
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
      y[i] = y[i] + a * x[i];
    }
  }
}
