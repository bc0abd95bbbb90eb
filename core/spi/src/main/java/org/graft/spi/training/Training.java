package org.graft.spi.training;

import java.util.Optional;
import org.graft.spi.Param;

/**
 * How a network is trained on cross-entropy. An epoch is one pass over the training split in a
 * fresh random order; its last batch may be smaller.
 *
 * @param optimizer how gradients move weights
 * @param batch examples a step
 * @param epochs passes over the training split
 * @param schedule how the rate changes
 * @param penalty what large kernels cost
 * @param earlyStopping when to end before the last epoch
 * @param classWeights how much each class counts
 */
public record Training(
    @Param(doc = "How gradients move weights.", byDefault = "sgd") Optimizer optimizer,
    @Param(doc = "Examples in one step.", unit = "examples", byDefault = "32", min = 1) int batch,
    @Param(doc = "Passes over the training split.", unit = "epochs", byDefault = "10", min = 0)
        int epochs,
    @Param(doc = "How the learning rate changes.", byDefault = "constant") Schedule schedule,
    @Param(doc = "What large kernels cost.", byDefault = "{}") Penalty penalty,
    @Param(doc = "When to end before the last epoch.") Optional<EarlyStopping> earlyStopping,
    @Param(doc = "How much each class counts in the loss.", byDefault = "none")
        ClassWeights classWeights) {

  /** Plain training: no schedule, penalty, stopping or class weights. */
  public Training(Optimizer optimizer, int batch, int epochs) {
    this(
        optimizer,
        batch,
        epochs,
        new Schedule.Constant(),
        Penalty.NONE,
        Optional.empty(),
        ClassWeights.NONE);
  }

  /** The same at another learning rate. */
  public Training withRate(double rate) {
    return new Training(
        optimizer.withRate(rate), batch, epochs, schedule, penalty, earlyStopping, classWeights);
  }

  /** The same for another number of epochs. */
  public Training withEpochs(int other) {
    return new Training(optimizer, batch, other, schedule, penalty, earlyStopping, classWeights);
  }
}
