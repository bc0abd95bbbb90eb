package org.graft.spi.training;

import java.util.Optional;
import org.graft.spi.base.Param;

/**
 * What is added to the loss for large kernels, summed over the kernels that train. Biases and
 * normalisation parameters carry none. Factors multiply the sum itself: papers and libraries that
 * write half of it have twice the factor (the Transfer Learning Library's L2-SP of 0.01 / 0.01 is
 * 0.005 here, and there biases are penalised too).
 *
 * @param l1 times sum |w|
 * @param l2 times sum w^2
 * @param l2sp times sum (w - w0)^2 over kernels that started from the source's weights w0, and sum
 *     w^2 over the others (arXiv:1802.01483)
 * @param l2spNew times sum w^2 over the others, in place of l2sp: the paper's second factor
 */
public record Penalty(
    @Param(doc = "Factor of sum |w| over trained kernels.", byDefault = "0", min = 0) double l1,
    @Param(doc = "Factor of sum w^2 over trained kernels.", byDefault = "0", min = 0) double l2,
    @Param(
            doc = "Factor of sum (w - w0)^2, w0 the source's weights or 0 (arXiv:1802.01483).",
            byDefault = "0",
            min = 0)
        double l2sp,
    @Param(
            doc = "Factor of sum w^2 over new kernels, such as the head's; l2sp's when absent.",
            min = 0)
        Optional<Double> l2spNew) {
  /** No penalty. */
  public static final Penalty NONE = new Penalty(0, 0, 0);

  /** A penalty with one factor for L2-SP. */
  public Penalty(double l1, double l2, double l2sp) {
    this(l1, l2, l2sp, Optional.empty());
  }

  /**
   * The factor of L2-SP for one kernel.
   *
   * @param carried whether it started from the source's weights
   */
  public double l2sp(boolean carried) {
    return carried ? l2sp : l2spNew.orElse(l2sp);
  }
}
