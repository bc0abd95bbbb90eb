package org.graft.spi;

import java.util.Optional;
import org.graft.spi.data.Target;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;

/**
 * A strategy as code, for ideas that do not fit a recipe. It must derive all randomness from the
 * context's seed.
 */
public non-sealed interface ProgrammedStrategy extends Strategy {
  /**
   * The network whose outputs it works on, if it works on features alone: layers of the source
   * model's network and, on top, layers without parameters such as pooling. The engine computes its
   * outputs once, keeps them in the store for every strategy and replicate that shares them, and
   * puts them in place of the inputs: in {@link TransferTask#train} and {@link
   * TransferTask#validation}, and in what the fitted model is asked.
   */
  default Optional<Network> features(BackboneCard backbone, TaskCard task) {
    return Optional.empty();
  }

  /** Whether its models tell targets of this kind; unless told, classes alone. */
  default boolean fits(Target target) {
    return target instanceof Target.Classes;
  }

  /**
   * Whether {@link #fit} reads {@link TaskCard#training}, the experiment's training; where that
   * changes, it is fitted anew. Unless told, it does not.
   */
  default boolean usesTraining() {
    return false;
  }

  /**
   * Fits a model for the target task.
   *
   * @throws Exception whatever goes wrong; the trial is recorded as failed with its message
   */
  FittedModel fit(TransferTask task, FitContext context) throws Exception;
}
