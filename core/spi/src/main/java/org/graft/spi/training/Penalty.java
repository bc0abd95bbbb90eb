package org.graft.spi.training;

import org.graft.spi.base.Param;

/**
 * What is added to the loss for large kernels, summed over the kernels that train. Biases and
 * normalisation parameters carry none.
 *
 * @param l1 times sum |w|
 * @param l2 times sum w^2
 * @param l2sp times sum (w - w0)^2 over kernels that started from the source's weights w0, and sum
 *     w^2 over the others (arXiv:1802.01483)
 */
public record Penalty(
    @Param(doc = "Factor of sum |w| over trained kernels.", byDefault = "0", min = 0) double l1,
    @Param(doc = "Factor of sum w^2 over trained kernels.", byDefault = "0", min = 0) double l2,
    @Param(
            doc = "Factor of sum (w - w0)^2, w0 the source's weights or 0 (arXiv:1802.01483).",
            byDefault = "0",
            min = 0)
        double l2sp) {
  /** No penalty. */
  public static final Penalty NONE = new Penalty(0, 0, 0);
}
