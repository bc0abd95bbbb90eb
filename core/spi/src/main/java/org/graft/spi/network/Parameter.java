package org.graft.spi.network;

import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * One array of numbers that a layer holds.
 *
 * @param name within its layer: {@code kernel}, {@code bias}, {@code gamma}, {@code beta}, {@code
 *     mean}, {@code variance} and what layers' own documentation says
 * @param shape its shape; kernels are [in, out] or [out, in, height, width]
 * @param role whether training changes it
 * @param initializer how it starts
 * @param fanIn inputs that feed one output
 * @param fanOut outputs that one input feeds
 * @param factor what its first numbers are multiplied by
 */
public record Parameter(
    String name,
    Shape shape,
    Role role,
    Initializer initializer,
    double fanIn,
    double fanOut,
    double factor) {
  /** A parameter that starts as its initialiser draws it. */
  public Parameter(
      String name, Shape shape, Role role, Initializer initializer, double fanIn, double fanOut) {
    this(name, shape, role, initializer, fanIn, fanOut, 1);
  }

  /** A parameter that trains and starts from one number. */
  public static Parameter constant(String name, Shape shape, double value) {
    return new Parameter(name, shape, Role.TRAINED, Initializer.ONES, 1, 1, value);
  }

  /** What becomes of a parameter in training. */
  public enum Role {
    /** Moved by the optimiser. */
    TRAINED,
    /** A running statistic, moved by the forward pass. */
    STATISTIC
  }

  /** Whether it is a kernel, to which penalties and weight decay apply. */
  public boolean isKernel() {
    return name.equals("kernel") || name.endsWith("-kernel");
  }

  /** Its initial value for a layer called {@code layer} in a trial with seed {@code seed}. */
  public Tensor draw(String layer, Seed seed) {
    Tensor drawn =
        initializer.draw(shape, fanIn, fanOut, seed.derive("weights/" + layer + "/" + name));
    return factor == 1 ? drawn : times(drawn.toArray());
  }

  private Tensor times(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (numbers[i] * factor);
    }
    return Tensor.of(shape, numbers);
  }
}
