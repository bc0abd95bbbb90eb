package org.graft.spi.network;

import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * One array of numbers that a layer holds.
 *
 * @param name within its layer: {@code kernel}, {@code bias}, {@code gamma}, {@code beta}, {@code
 *     mean}, {@code variance}
 * @param shape its shape; kernels are [in, out] or [out, in, height, width]
 * @param role whether training changes it
 * @param initializer how it starts
 * @param fanIn inputs that feed one output
 * @param fanOut outputs that one input feeds
 */
public record Parameter(
    String name, Shape shape, Role role, Initializer initializer, double fanIn, double fanOut) {
  /** What becomes of a parameter in training. */
  public enum Role {
    /** Moved by the optimiser. */
    TRAINED,
    /** A running statistic, moved by the forward pass. */
    STATISTIC
  }

  /** Whether it is a kernel, to which penalties and weight decay apply. */
  public boolean isKernel() {
    return name.equals("kernel");
  }

  /** Its initial value for a layer called {@code layer} in a trial with seed {@code seed}. */
  public Tensor draw(String layer, Seed seed) {
    return initializer.draw(shape, fanIn, fanOut, seed.derive("weights/" + layer + "/" + name));
  }
}
