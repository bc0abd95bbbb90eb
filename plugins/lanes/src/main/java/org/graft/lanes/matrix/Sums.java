package org.graft.lanes.matrix;

/** Sums over examples, in scalar registers: four at a time, each in the order of the examples. */
public final class Sums {
  private Sums() {}

  /** into[at + o] = sum over r of x[r] g[o][r], for o below {@code out} and r below {@code n}. */
  public static void products(float[] x, float[][] g, int out, int n, float[] into, int at) {
    int o = 0;
    for (; o + 4 <= out; o += 4) {
      four(x, g, o, n, into, at + o);
    }
    for (; o < out; o++) {
      float[] g0 = g[o];
      float sum = 0;
      for (int r = 0; r < n; r++) {
        sum = Math.fma(x[r], g0[r], sum);
      }
      into[at + o] = sum;
    }
  }

  private static void four(float[] x, float[][] g, int o, int n, float[] into, int at) {
    float[] g0 = g[o];
    float[] g1 = g[o + 1];
    float[] g2 = g[o + 2];
    float[] g3 = g[o + 3];
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int r = 0; r < n; r++) {
      float value = x[r];
      s0 = Math.fma(value, g0[r], s0);
      s1 = Math.fma(value, g1[r], s1);
      s2 = Math.fma(value, g2[r], s2);
      s3 = Math.fma(value, g3[r], s3);
    }
    into[at] = s0;
    into[at + 1] = s1;
    into[at + 2] = s2;
    into[at + 3] = s3;
  }

  /** into[o] = sum over r of g[o][r]. */
  public static void of(float[][] g, int out, int n, float[] into) {
    for (int o = 0; o < out; o++) {
      float[] values = g[o];
      float sum = 0;
      for (int r = 0; r < n; r++) {
        sum += values[r];
      }
      into[o] = sum;
    }
  }
}
