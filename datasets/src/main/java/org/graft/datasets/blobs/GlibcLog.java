package org.graft.datasets.blobs;

/**
 * The natural logarithm with the very rounding of glibc 2.28 and later on a processor with fused
 * multiply-add, which is what NumPy calls there.
 *
 * <p>One result in a thousand is not the nearest double, so neither {@link StrictMath#log} nor a
 * correctly rounded logarithm gives NumPy's bits. The method is S. Nagy's (ARM Optimized Routines,
 * 2018): x = 2^k z, log(x) = k ln 2 + log(c) + log1p(z/c - 1), the last by a polynomial; the order
 * of fused operations is that of the x86-64 build. {@link Math#fma} is exact everywhere, so the
 * bits are the same on processors without it.
 */
final class GlibcLog {
  private static final double LN2_HIGH = 0x1.62e42fefa38p-1;
  private static final double LN2_LOW = 0x1.ef35793c7673p-45;

  private static final double A0 = -0x1.0000000000001p-1;
  private static final double A1 = 0x1.555555551305bp-2;
  private static final double A2 = -0x1.fffffffeb459p-3;
  private static final double A3 = 0x1.999b324f10111p-3;
  private static final double A4 = -0x1.55575e506c89fp-3;

  private static final double B0 = -0.5;
  private static final double B1 = 0x1.5555555555577p-2;
  private static final double B2 = -0x1.ffffffffffdcbp-3;
  private static final double B3 = 0x1.999999995dd0cp-3;
  private static final double B4 = -0x1.55555556745a7p-3;
  private static final double B5 = 0x1.24924a344de3p-3;
  private static final double B6 = -0x1.fffffa4423d65p-4;
  private static final double B7 = 0x1.c7184282ad6cap-4;
  private static final double B8 = -0x1.999eb43b068ffp-4;
  private static final double B9 = 0x1.78182f7afd085p-4;
  private static final double B10 = -0x1.5521375d145cdp-4;

  private static final long NEAR_ONE_LOW = Double.doubleToRawLongBits(1.0 - 0x1p-4);
  private static final long NEAR_ONE_HIGH = Double.doubleToRawLongBits(1.0 + 0x1.09p-4);
  private static final long TABLE_START = 0x3fe6000000000000L;

  private GlibcLog() {}

  /** log(x) for a normal, finite x > 0; other x do not occur here. */
  static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("log needs a normal, finite number > 0, found " + x);
    }
    long bits = Double.doubleToRawLongBits(x);
    return bits >= NEAR_ONE_LOW && bits < NEAR_ONE_HIGH ? nearOne(x) : elsewhere(bits);
  }

  private static double elsewhere(long bits) {
    long offset = bits - TABLE_START;
    int interval = (int) (offset >>> 45) & 127;
    double k = offset >> 52;
    double z = Double.longBitsToDouble(bits - (offset & 0xfffL << 52));
    double r = Math.fma(z, GlibcLogTable.inverse(interval), -1.0);
    double w = Math.fma(k, LN2_HIGH, GlibcLogTable.log(interval));
    double high = w + r;
    double low = Math.fma(k, LN2_LOW, w - high + r);
    double r2 = r * r;
    double p = Math.fma(Math.fma(r, A4, A3), r2, Math.fma(r, A2, A1));
    return Math.fma(r * r2, p, Math.fma(r2, A0, low)) + high;
  }

  private static double nearOne(double x) {
    if (x == 1.0) {
      return 0;
    }
    double r = x - 1.0;
    double r2 = r * r;
    double r3 = r * r2;
    double p3 = Math.fma(r3, B10, Math.fma(r2, B9, Math.fma(r, B8, B7)));
    double p2 = Math.fma(r2, B6, Math.fma(r, B5, B4));
    double p1 = Math.fma(r2, B3, Math.fma(r, B2, B1));
    double p = Math.fma(Math.fma(p3, r3, p2), r3, p1);
    double rounded = Math.fma(-0x1p27, r, Math.fma(r, 0x1p27, r));
    double rest = r - rounded;
    double square = rounded * rounded;
    double high = Math.fma(square, B0, r);
    double low = Math.fma(square, B0, r - high);
    return high + Math.fma(p, r3, Math.fma(B0 * rest, r + rounded, low));
  }
}
