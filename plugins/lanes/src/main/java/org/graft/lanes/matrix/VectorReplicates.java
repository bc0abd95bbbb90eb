package org.graft.lanes.matrix;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Dense layers of many networks by {@code jdk.incubator.vector}: networks sit in the lanes. */
final class VectorReplicates implements Replicates {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;

  @Override
  public void forward(float[][] y, float[][] x, float[] kernel, int n) {
    for (int o = 0; o < y.length; o++) {
      for (int part = 0; part < LANES; part += SPECIES.length()) {
        int at = part + o * LANES;
        int e = part;
        for (; e + 3 * LANES < n; e += 4 * LANES) {
          four(y[o], x, kernel, at, y.length * LANES, e);
        }
        for (; e < n; e += LANES) {
          one(y[o], x, kernel, at, y.length * LANES, e);
        }
      }
    }
  }

  @Override
  public void backward(float[][] dx, float[][] g, float[] kernel, int n) {
    for (int i = 0; i < dx.length; i++) {
      for (int part = 0; part < LANES; part += SPECIES.length()) {
        int at = part + i * g.length * LANES;
        int e = part;
        for (; e + 3 * LANES < n; e += 4 * LANES) {
          four(dx[i], g, kernel, at, LANES, e);
        }
        for (; e < n; e += LANES) {
          one(dx[i], g, kernel, at, LANES, e);
        }
      }
    }
  }

  /** Four examples from {@code e} on: to += sum over k of x[k] kernel[at + k stride]. */
  private static void four(float[] to, float[][] x, float[] kernel, int at, int stride, int e) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, to, e);
    FloatVector s1 = FloatVector.fromArray(SPECIES, to, e + LANES);
    FloatVector s2 = FloatVector.fromArray(SPECIES, to, e + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(SPECIES, to, e + 3 * LANES);
    for (int k = 0; k < x.length; k++) {
      float[] line = x[k];
      FloatVector factor = FloatVector.fromArray(SPECIES, kernel, at + k * stride);
      s0 = FloatVector.fromArray(SPECIES, line, e).fma(factor, s0);
      s1 = FloatVector.fromArray(SPECIES, line, e + LANES).fma(factor, s1);
      s2 = FloatVector.fromArray(SPECIES, line, e + 2 * LANES).fma(factor, s2);
      s3 = FloatVector.fromArray(SPECIES, line, e + 3 * LANES).fma(factor, s3);
    }
    s0.intoArray(to, e);
    s1.intoArray(to, e + LANES);
    s2.intoArray(to, e + 2 * LANES);
    s3.intoArray(to, e + 3 * LANES);
  }

  private static void one(float[] to, float[][] x, float[] kernel, int at, int stride, int e) {
    FloatVector s = FloatVector.fromArray(SPECIES, to, e);
    for (int k = 0; k < x.length; k++) {
      FloatVector factor = FloatVector.fromArray(SPECIES, kernel, at + k * stride);
      s = FloatVector.fromArray(SPECIES, x[k], e).fma(factor, s);
    }
    s.intoArray(to, e);
  }

  @Override
  public void derive(float[][] x, float[][] g, float[] gradient, int n) {
    for (int i = 0; i < x.length; i++) {
      for (int part = 0; part < LANES; part += SPECIES.length()) {
        int at = part + i * g.length * LANES;
        int o = 0;
        for (; o + 4 <= g.length; o += 4) {
          four(x[i], g, o, gradient, at + o * LANES, part, n);
        }
        for (; o < g.length; o++) {
          one(x[i], g[o], gradient, at + o * LANES, part, n);
        }
      }
    }
  }

  /** Four outputs from {@code o} on. */
  private static void four(
      float[] x, float[][] g, int o, float[] gradient, int at, int part, int n) {
    float[] g0 = g[o];
    float[] g1 = g[o + 1];
    float[] g2 = g[o + 2];
    float[] g3 = g[o + 3];
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int e = part; e < n; e += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, x, e);
      s0 = value.fma(FloatVector.fromArray(SPECIES, g0, e), s0);
      s1 = value.fma(FloatVector.fromArray(SPECIES, g1, e), s1);
      s2 = value.fma(FloatVector.fromArray(SPECIES, g2, e), s2);
      s3 = value.fma(FloatVector.fromArray(SPECIES, g3, e), s3);
    }
    s0.intoArray(gradient, at);
    s1.intoArray(gradient, at + LANES);
    s2.intoArray(gradient, at + 2 * LANES);
    s3.intoArray(gradient, at + 3 * LANES);
  }

  private static void one(float[] x, float[] g, float[] gradient, int at, int part, int n) {
    FloatVector s = FloatVector.zero(SPECIES);
    for (int e = part; e < n; e += LANES) {
      s = FloatVector.fromArray(SPECIES, x, e).fma(FloatVector.fromArray(SPECIES, g, e), s);
    }
    s.intoArray(gradient, at);
  }
}
