package org.graft.datasets.images;

/** An interpolation kernel: a weight for each distance, in pixels, up to its support. */
enum Kernel {
  /** Constant. */
  BOX(0.5),
  /** Triangle. */
  LINEAR(1),
  /** Cosine-windowed sinc of one lobe. */
  HAMMING(1),
  /** Keys's cubic with a = -0.5 (doi:10.1109/TASSP.1981.1163711). */
  CUBIC(2),
  /** Lanczos's windowed sinc of three lobes. */
  LANCZOS3(3),
  /** Lanczos's windowed sinc of five lobes. */
  LANCZOS5(5);

  private static final double A = -0.5;

  private final double support;

  Kernel(double support) {
    this.support = support;
  }

  /** Beyond this distance weights are zero. */
  double support() {
    return support;
  }

  /** The weight at distance {@code x}. */
  double weight(double x) {
    double d = Math.abs(x);
    return switch (this) {
      case BOX -> x > -0.5 && x <= 0.5 ? 1 : 0;
      case LINEAR -> d < 1 ? 1 - d : 0;
      case HAMMING -> hamming(d);
      case CUBIC -> cubic(d);
      case LANCZOS3 -> x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
      case LANCZOS5 -> d < 5 ? sinc(x) * sinc(x / 5) : 0;
    };
  }

  private static double hamming(double d) {
    if (d == 0) {
      return 1;
    }
    double x = d * Math.PI;
    return d >= 1 ? 0 : StrictMath.sin(x) / x * (0.54 + 0.46 * StrictMath.cos(x));
  }

  private static double cubic(double d) {
    if (d < 1) {
      return ((A + 2) * d - (A + 3)) * d * d + 1;
    }
    return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
  }

  private static double sinc(double x) {
    double y = x * Math.PI;
    return x == 0 ? 1 : StrictMath.sin(y) / y;
  }
}
