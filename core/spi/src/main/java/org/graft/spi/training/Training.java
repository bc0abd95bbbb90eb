package org.graft.spi.training;

import java.util.List;
import java.util.Optional;
import org.graft.spi.Schedule;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.base.Param;

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
 * @param augmentation what is done to the inputs of the training split, in order
 * @param copies how many augmented copies of each example there are, of which epochs take one after
 *     the other; absent draws anew in every epoch
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
        ClassWeights classWeights,
    @Param(
            doc = "Random changes of the training inputs, in order; mixup comes last.",
            byDefault = "[]")
        List<Augmentation> augmentation,
    @Param(
            doc =
                "Augmented copies of each example that epochs take in turn, so that features of a"
                    + " frozen prefix can be kept; without it, drawn anew in every epoch.",
            min = 2,
            max = 10000)
        Optional<Integer> copies) {
  /** Copies the list, and refuses copies that cannot be. */
  public Training {
    augmentation = List.copyOf(augmentation);
    if (copies.isPresent() && augmentation.isEmpty()) {
      throw new IllegalArgumentException("copies are of augmented examples; give augmentation too");
    }
    if (copies.isPresent()
        && augmentation.stream().anyMatch(Augmentation.Mixup.class::isInstance)) {
      throw new IllegalArgumentException(
          "mixup mixes labels too, which cannot be kept as copies; leave one of them out");
    }
  }

  /** Training on examples as they are. */
  public Training(
      Optimizer optimizer,
      int batch,
      int epochs,
      Schedule schedule,
      Penalty penalty,
      Optional<EarlyStopping> earlyStopping,
      ClassWeights classWeights) {
    this(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        List.of(),
        Optional.empty());
  }

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
    return with(optimizer.withRate(rate), epochs);
  }

  /** The same for another number of epochs. */
  public Training withEpochs(int other) {
    return with(optimizer, other);
  }

  /** The same with another schedule. */
  public Training withSchedule(Schedule other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        other,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies);
  }

  /** The same under a bare optimiser, at a constant rate and without penalty. */
  Training outline() {
    return new Training(
        new Optimizer.Sgd(0),
        batch,
        epochs,
        new Schedule.Constant(),
        Penalty.NONE,
        earlyStopping,
        classWeights,
        augmentation,
        copies);
  }

  private Training with(Optimizer theirs, int number) {
    return new Training(
        theirs,
        batch,
        number,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies);
  }
}
