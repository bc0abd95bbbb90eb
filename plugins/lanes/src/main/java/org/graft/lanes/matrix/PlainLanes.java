package org.graft.lanes.matrix;

import java.util.Arrays;
import java.util.Optional;

/**
 * Products in plain Java: y += a0 x0 + a1 x1 + ... on whole arrays, up to five terms in one pass,
 * so that y is read and written once for all of them.
 *
 * <p>Five terms are as many as HotSpot vectorises: it does not unroll a larger loop (six terms take
 * 2.6 times as long a term as five do, and so do two sums of four terms that share their x).
 */
final class PlainLanes implements Lanes {
  private static final int MOST = 5;

  /** Terms whose lines stay in the first-level cache while they are used for every line of c. */
  private static final int TERMS = 60;

  @Override
  public void multiply(float[][] c, float[][] a, float[][] b, Block block) {
    for (int k = block.from(); k < block.to(); k += TERMS) {
      int terms = Math.min(TERMS, block.to() - k);
      for (int m = block.first(); m < block.last(); m++) {
        add(c[m], b, k, terms, a[m], k, block.n());
      }
    }
  }

  @Override
  public void multiplyTurned(float[][] c, float[][] a, float[][] b, Block block) {
    float[] factors = new float[TERMS];
    for (int k = block.from(); k < block.to(); k += TERMS) {
      int terms = Math.min(TERMS, block.to() - k);
      for (int m = block.first(); m < block.last(); m++) {
        for (int t = 0; t < terms; t++) {
          factors[t] = a[k + t][m];
        }
        add(c[m], b, k, terms, factors, 0, block.n());
      }
    }
  }

  @Override
  public void setTurned(float[][] c, float[][] a, float[][] b, Block block) {
    for (int m = block.first(); m < block.last(); m++) {
      Arrays.fill(c[m], 0);
    }
    multiplyTurned(c, a, b, block);
  }

  @Override
  public boolean vectors() {
    return false;
  }

  @Override
  public Optional<Replicates> replicates() {
    return Optional.empty();
  }

  @Override
  public String name() {
    return "plain Java " + Runtime.version().feature();
  }

  /** y[0 .. n) += sum over k below {@code terms} of a[at + k] x[from + k][0 .. n). */
  private static void add(float[] y, float[][] x, int from, int terms, float[] a, int at, int n) {
    int k = 0;
    for (; k + MOST <= terms; k += MOST) {
      add5(y, x, from + k, a, at + k, n);
    }
    switch (terms - k) {
      case 4 -> add4(y, x, from + k, a, at + k, n);
      case 3 -> add3(y, x, from + k, a, at + k, n);
      case 2 -> add2(y, x, from + k, a, at + k, n);
      case 1 -> add1(y, x[from + k], a[at + k], n);
      default -> {}
    }
  }

  private static void add5(float[] y, float[][] x, int from, float[] a, int at, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float[] x3 = x[from + 3];
    float[] x4 = x[from + 4];
    float a0 = a[at];
    float a1 = a[at + 1];
    float a2 = a[at + 2];
    float a3 = a[at + 3];
    float a4 = a[at + 4];
    for (int i = 0; i < n; i++) {
      float z = Math.fma(a0, x0[i], y[i]);
      z = Math.fma(a1, x1[i], z);
      z = Math.fma(a2, x2[i], z);
      z = Math.fma(a3, x3[i], z);
      y[i] = Math.fma(a4, x4[i], z);
    }
  }

  private static void add4(float[] y, float[][] x, int from, float[] a, int at, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float[] x3 = x[from + 3];
    float a0 = a[at];
    float a1 = a[at + 1];
    float a2 = a[at + 2];
    float a3 = a[at + 3];
    for (int i = 0; i < n; i++) {
      float z = Math.fma(a0, x0[i], y[i]);
      z = Math.fma(a1, x1[i], z);
      z = Math.fma(a2, x2[i], z);
      y[i] = Math.fma(a3, x3[i], z);
    }
  }

  private static void add3(float[] y, float[][] x, int from, float[] a, int at, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float[] x2 = x[from + 2];
    float a0 = a[at];
    float a1 = a[at + 1];
    float a2 = a[at + 2];
    for (int i = 0; i < n; i++) {
      float z = Math.fma(a0, x0[i], y[i]);
      z = Math.fma(a1, x1[i], z);
      y[i] = Math.fma(a2, x2[i], z);
    }
  }

  private static void add2(float[] y, float[][] x, int from, float[] a, int at, int n) {
    float[] x0 = x[from];
    float[] x1 = x[from + 1];
    float a0 = a[at];
    float a1 = a[at + 1];
    for (int i = 0; i < n; i++) {
      float z = Math.fma(a0, x0[i], y[i]);
      y[i] = Math.fma(a1, x1[i], z);
    }
  }

  private static void add1(float[] y, float[] x, float a, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(a, x[i], y[i]);
    }
  }
}
