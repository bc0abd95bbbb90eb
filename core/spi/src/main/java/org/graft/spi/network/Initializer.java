package org.graft.spi.network;

import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * How the initial numbers of a parameter are drawn, under Keras's names and definitions.
 *
 * <p>Glorot: doi 2010 AISTATS 9:249; He: arXiv:1502.01852; LeCun: doi:10.1007/3-540-49430-8_2.
 * Truncated normals are cut at two standard deviations and rescaled, as Keras does.
 */
public enum Initializer {
  /** All 0. */
  ZEROS,
  /** All 1. */
  ONES,
  /** U(-l, l), l = sqrt(6 / (fan in + fan out)). */
  GLOROT_UNIFORM,
  /** Truncated normal, variance 2 / (fan in + fan out). */
  GLOROT_NORMAL,
  /** U(-l, l), l = sqrt(6 / fan in). */
  HE_UNIFORM,
  /** Truncated normal, variance 2 / fan in. */
  HE_NORMAL,
  /** U(-l, l), l = sqrt(3 / fan in). */
  LECUN_UNIFORM,
  /** Truncated normal, variance 1 / fan in. */
  LECUN_NORMAL,
  /** U(-0.05, 0.05). */
  RANDOM_UNIFORM,
  /** Normal, standard deviation 0.05. */
  RANDOM_NORMAL;

  /** Standard deviation of a unit normal cut at two standard deviations. */
  private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

  /** Draws a tensor of {@code shape} for a layer with the given fans. */
  public Tensor draw(Shape shape, double fanIn, double fanOut, Seed seed) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    Randomness random = seed.randomness();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draw(random, fanIn, fanOut);
    }
    return Tensor.of(shape, values);
  }

  private double draw(Randomness random, double fanIn, double fanOut) {
    return switch (this) {
      case ZEROS -> 0;
      case ONES -> 1;
      case GLOROT_UNIFORM -> uniform(random, Math.sqrt(6 / (fanIn + fanOut)));
      case HE_UNIFORM -> uniform(random, Math.sqrt(6 / fanIn));
      case LECUN_UNIFORM -> uniform(random, Math.sqrt(3 / fanIn));
      case RANDOM_UNIFORM -> uniform(random, 0.05);
      case GLOROT_NORMAL -> truncated(random, Math.sqrt(2 / (fanIn + fanOut)));
      case HE_NORMAL -> truncated(random, Math.sqrt(2 / fanIn));
      case LECUN_NORMAL -> truncated(random, Math.sqrt(1 / fanIn));
      case RANDOM_NORMAL -> 0.05 * random.nextGaussian();
    };
  }

  private static double uniform(Randomness random, double limit) {
    return limit * (2 * random.nextDouble() - 1);
  }

  private static double truncated(Randomness random, double deviation) {
    double z = random.nextGaussian();
    while (Math.abs(z) > 2) {
      z = random.nextGaussian();
    }
    return z * deviation / TRUNCATED_DEVIATION;
  }
}
