package org.graft.spi;

import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TransferTask;

/**
 * A strategy as code, for ideas that do not fit a recipe. It must derive all randomness from the
 * context's seed.
 */
public non-sealed interface ProgrammedStrategy extends Strategy {
  /**
   * Fits a model for the target task.
   *
   * @throws Exception whatever goes wrong; the trial is recorded as failed with its message
   */
  FittedModel fit(TransferTask task, FitContext context) throws Exception;
}
