package org.graft.lanes.matrix;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products by {@code jdk.incubator.vector}: squares of four lines by two vectors stay in registers
 * while all terms are added. Eight sums are as many as hide a multiplication's latency on two
 * units, and with their operands they fit the 16 registers of AVX2.
 */
final class VectorLanes implements Lanes {
  /** The widest vectors that the padding has room for. */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= PAD
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;

  /** Terms of which two vectors each stay in the first-level cache: 32 KB of AVX-512's. */
  private static final int TERMS = 256;

  /** In place of zeros to start from: sums go on from what c holds. */
  private static final float[] NONE = {};

  @Override
  public void multiply(float[][] c, float[][] a, float[][] b, Block block) {
    int width = SPECIES.length();
    int n = (block.n() + width - 1) / width * width;
    for (int k = block.from(); k < block.to(); k += TERMS) {
      int end = Math.min(block.to(), k + TERMS);
      int j = 0;
      for (; j + 2 * width <= n; j += 2 * width) {
        int m = block.first();
        for (; m + 4 <= block.last(); m += 4) {
          straight4x2(c, a, b, m, j, k, end);
        }
        for (; m < block.last(); m++) {
          straight1x1(c, a, b, m, j, k, end);
          straight1x1(c, a, b, m, j + width, k, end);
        }
      }
      if (j < n) {
        int m = block.first();
        for (; m + 4 <= block.last(); m += 4) {
          straight4x1(c, a, b, m, j, k, end);
        }
        for (; m < block.last(); m++) {
          straight1x1(c, a, b, m, j, k, end);
        }
      }
    }
  }

  @Override
  public void multiplyTurned(float[][] c, float[][] a, float[][] b, Block block) {
    multiplyTurned(c, a, b, block, NONE);
  }

  @Override
  public void setTurned(float[][] c, float[][] a, float[][] b, Block block) {
    multiplyTurned(c, a, b, block, new float[Lanes.padded(block.n())]);
  }

  /** Takes a few lines of c at a time: their factors share a's lines of the cache. */
  private static void multiplyTurned(
      float[][] c, float[][] a, float[][] b, Block block, float[] zeros) {
    int width = SPECIES.length();
    int n = (block.n() + width - 1) / width * width;
    for (int k = block.from(); k < block.to(); k += TERMS) {
      int end = Math.min(block.to(), k + TERMS);
      float[] start = k == block.from() ? zeros : NONE;
      for (int m = block.first(); m < block.last(); m += PAD) {
        int last = Math.min(block.last(), m + PAD);
        int j = 0;
        for (; j + 2 * width <= n; j += 2 * width) {
          turned2(c, a, b, m, last, j, k, end, start);
        }
        if (j < n) {
          turned1(c, a, b, m, last, j, k, end, start);
        }
      }
    }
  }

  private static void turned2(
      float[][] c,
      float[][] a,
      float[][] b,
      int first,
      int last,
      int j,
      int from,
      int to,
      float[] start) {
    int m = first;
    for (; m + 4 <= last; m += 4) {
      turned4x2(c, a, b, m, j, from, to, start);
    }
    for (; m < last; m++) {
      turned1x1(c, a, b, m, j, from, to, start);
      turned1x1(c, a, b, m, j + SPECIES.length(), from, to, start);
    }
  }

  private static void turned1(
      float[][] c,
      float[][] a,
      float[][] b,
      int first,
      int last,
      int j,
      int from,
      int to,
      float[] start) {
    int m = first;
    for (; m + 4 <= last; m += 4) {
      turned4x1(c, a, b, m, j, from, to, start);
    }
    for (; m < last; m++) {
      turned1x1(c, a, b, m, j, from, to, start);
    }
  }

  @Override
  public boolean vectors() {
    return true;
  }

  @Override
  public Optional<Replicates> replicates() {
    return Optional.of(new VectorReplicates());
  }

  @Override
  public String name() {
    return "jdk.incubator.vector of " + SPECIES.vectorBitSize() + " bits";
  }

  private static void straight4x2(
      float[][] c, float[][] a, float[][] b, int m, int j, int from, int to) {
    int h = j + SPECIES.length();
    float[] c0 = c[m];
    float[] a0 = a[m];
    float[] c1 = c[m + 1];
    float[] a1 = a[m + 1];
    float[] c2 = c[m + 2];
    float[] a2 = a[m + 2];
    float[] c3 = c[m + 3];
    float[] a3 = a[m + 3];
    FloatVector s00 = FloatVector.fromArray(SPECIES, c0, j);
    FloatVector s01 = FloatVector.fromArray(SPECIES, c0, h);
    FloatVector s10 = FloatVector.fromArray(SPECIES, c1, j);
    FloatVector s11 = FloatVector.fromArray(SPECIES, c1, h);
    FloatVector s20 = FloatVector.fromArray(SPECIES, c2, j);
    FloatVector s21 = FloatVector.fromArray(SPECIES, c2, h);
    FloatVector s30 = FloatVector.fromArray(SPECIES, c3, j);
    FloatVector s31 = FloatVector.fromArray(SPECIES, c3, h);
    for (int k = from; k < to; k++) {
      float[] line = b[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, line, j);
      FloatVector b1 = FloatVector.fromArray(SPECIES, line, h);
      FloatVector f = FloatVector.broadcast(SPECIES, a0[k]);
      s00 = f.fma(b0, s00);
      s01 = f.fma(b1, s01);
      f = FloatVector.broadcast(SPECIES, a1[k]);
      s10 = f.fma(b0, s10);
      s11 = f.fma(b1, s11);
      f = FloatVector.broadcast(SPECIES, a2[k]);
      s20 = f.fma(b0, s20);
      s21 = f.fma(b1, s21);
      f = FloatVector.broadcast(SPECIES, a3[k]);
      s30 = f.fma(b0, s30);
      s31 = f.fma(b1, s31);
    }
    s00.intoArray(c0, j);
    s01.intoArray(c0, h);
    s10.intoArray(c1, j);
    s11.intoArray(c1, h);
    s20.intoArray(c2, j);
    s21.intoArray(c2, h);
    s30.intoArray(c3, j);
    s31.intoArray(c3, h);
  }

  private static void straight4x1(
      float[][] c, float[][] a, float[][] b, int m, int j, int from, int to) {
    float[] c0 = c[m];
    float[] a0 = a[m];
    float[] c1 = c[m + 1];
    float[] a1 = a[m + 1];
    float[] c2 = c[m + 2];
    float[] a2 = a[m + 2];
    float[] c3 = c[m + 3];
    float[] a3 = a[m + 3];
    FloatVector s00 = FloatVector.fromArray(SPECIES, c0, j);
    FloatVector s10 = FloatVector.fromArray(SPECIES, c1, j);
    FloatVector s20 = FloatVector.fromArray(SPECIES, c2, j);
    FloatVector s30 = FloatVector.fromArray(SPECIES, c3, j);
    for (int k = from; k < to; k++) {
      float[] line = b[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, line, j);
      FloatVector f = FloatVector.broadcast(SPECIES, a0[k]);
      s00 = f.fma(b0, s00);
      f = FloatVector.broadcast(SPECIES, a1[k]);
      s10 = f.fma(b0, s10);
      f = FloatVector.broadcast(SPECIES, a2[k]);
      s20 = f.fma(b0, s20);
      f = FloatVector.broadcast(SPECIES, a3[k]);
      s30 = f.fma(b0, s30);
    }
    s00.intoArray(c0, j);
    s10.intoArray(c1, j);
    s20.intoArray(c2, j);
    s30.intoArray(c3, j);
  }

  private static void straight1x1(
      float[][] c, float[][] a, float[][] b, int m, int j, int from, int to) {
    float[] c0 = c[m];
    float[] a0 = a[m];
    FloatVector s00 = FloatVector.fromArray(SPECIES, c0, j);
    for (int k = from; k < to; k++) {
      float[] line = b[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, line, j);
      FloatVector f = FloatVector.broadcast(SPECIES, a0[k]);
      s00 = f.fma(b0, s00);
    }
    s00.intoArray(c0, j);
  }

  private static void turned4x2(
      float[][] c, float[][] a, float[][] b, int m, int j, int from, int to, float[] start) {
    int h = j + SPECIES.length();
    float[] c0 = c[m];
    float[] c1 = c[m + 1];
    float[] c2 = c[m + 2];
    float[] c3 = c[m + 3];
    float[] z0 = start == NONE ? c0 : start;
    FloatVector s00 = FloatVector.fromArray(SPECIES, z0, j);
    FloatVector s01 = FloatVector.fromArray(SPECIES, z0, h);
    float[] z1 = start == NONE ? c1 : start;
    FloatVector s10 = FloatVector.fromArray(SPECIES, z1, j);
    FloatVector s11 = FloatVector.fromArray(SPECIES, z1, h);
    float[] z2 = start == NONE ? c2 : start;
    FloatVector s20 = FloatVector.fromArray(SPECIES, z2, j);
    FloatVector s21 = FloatVector.fromArray(SPECIES, z2, h);
    float[] z3 = start == NONE ? c3 : start;
    FloatVector s30 = FloatVector.fromArray(SPECIES, z3, j);
    FloatVector s31 = FloatVector.fromArray(SPECIES, z3, h);
    for (int k = from; k < to; k++) {
      float[] line = b[k];
      float[] factors = a[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, line, j);
      FloatVector b1 = FloatVector.fromArray(SPECIES, line, h);
      FloatVector f = FloatVector.broadcast(SPECIES, factors[m]);
      s00 = f.fma(b0, s00);
      s01 = f.fma(b1, s01);
      f = FloatVector.broadcast(SPECIES, factors[m + 1]);
      s10 = f.fma(b0, s10);
      s11 = f.fma(b1, s11);
      f = FloatVector.broadcast(SPECIES, factors[m + 2]);
      s20 = f.fma(b0, s20);
      s21 = f.fma(b1, s21);
      f = FloatVector.broadcast(SPECIES, factors[m + 3]);
      s30 = f.fma(b0, s30);
      s31 = f.fma(b1, s31);
    }
    s00.intoArray(c0, j);
    s01.intoArray(c0, h);
    s10.intoArray(c1, j);
    s11.intoArray(c1, h);
    s20.intoArray(c2, j);
    s21.intoArray(c2, h);
    s30.intoArray(c3, j);
    s31.intoArray(c3, h);
  }

  private static void turned4x1(
      float[][] c, float[][] a, float[][] b, int m, int j, int from, int to, float[] start) {
    float[] c0 = c[m];
    float[] c1 = c[m + 1];
    float[] c2 = c[m + 2];
    float[] c3 = c[m + 3];
    float[] z0 = start == NONE ? c0 : start;
    FloatVector s00 = FloatVector.fromArray(SPECIES, z0, j);
    float[] z1 = start == NONE ? c1 : start;
    FloatVector s10 = FloatVector.fromArray(SPECIES, z1, j);
    float[] z2 = start == NONE ? c2 : start;
    FloatVector s20 = FloatVector.fromArray(SPECIES, z2, j);
    float[] z3 = start == NONE ? c3 : start;
    FloatVector s30 = FloatVector.fromArray(SPECIES, z3, j);
    for (int k = from; k < to; k++) {
      float[] line = b[k];
      float[] factors = a[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, line, j);
      FloatVector f = FloatVector.broadcast(SPECIES, factors[m]);
      s00 = f.fma(b0, s00);
      f = FloatVector.broadcast(SPECIES, factors[m + 1]);
      s10 = f.fma(b0, s10);
      f = FloatVector.broadcast(SPECIES, factors[m + 2]);
      s20 = f.fma(b0, s20);
      f = FloatVector.broadcast(SPECIES, factors[m + 3]);
      s30 = f.fma(b0, s30);
    }
    s00.intoArray(c0, j);
    s10.intoArray(c1, j);
    s20.intoArray(c2, j);
    s30.intoArray(c3, j);
  }

  private static void turned1x1(
      float[][] c, float[][] a, float[][] b, int m, int j, int from, int to, float[] start) {
    float[] c0 = c[m];
    float[] z0 = start == NONE ? c0 : start;
    FloatVector s00 = FloatVector.fromArray(SPECIES, z0, j);
    for (int k = from; k < to; k++) {
      float[] line = b[k];
      float[] factors = a[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, line, j);
      FloatVector f = FloatVector.broadcast(SPECIES, factors[m]);
      s00 = f.fma(b0, s00);
    }
    s00.intoArray(c0, j);
  }
}
