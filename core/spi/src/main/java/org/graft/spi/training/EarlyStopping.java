package org.graft.spi.training;

import org.graft.spi.base.Param;

/**
 * Ends a phase when the validation split no longer improves.
 *
 * @param monitor what is watched on validation
 * @param patience epochs without improvement before the phase ends
 * @param restore whether the best epoch's weights are put back, in any case
 */
public record EarlyStopping(
    @Param(doc = "What is watched on the validation split.", byDefault = "loss") Monitor monitor,
    @Param(
            doc = "Epochs without improvement before the phase ends.",
            unit = "epochs",
            byDefault = "5",
            min = 0)
        int patience,
    @Param(doc = "Whether the best epoch's weights are put back.", byDefault = "true")
        boolean restore) {
  /** What is watched. */
  public enum Monitor {
    /** Mean cross-entropy. */
    LOSS,
    /** Share of right answers. */
    ACCURACY
  }
}
