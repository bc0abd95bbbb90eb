package org.graft.spi.training;

import java.util.List;
import java.util.Optional;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.base.Param;
import org.graft.spi.data.Examples;

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
 * @param smoothing label smoothing: in the loss an example's class counts 1 - smoothing, and every
 *     class, its own too, smoothing / classes more (arXiv:1512.00567). Class weights multiply the
 *     whole loss of an example, by its own class. Curves show plain cross-entropy
 * @param average decay of an exponential moving average of the weights, running statistics too
 *     (doi:10.1137/0330046): it starts from the weights at the phase's start, becomes average x
 *     itself + (1 - average) x weights after each step, and is what the phase ends with. Curves
 *     show the weights as trained. 0 is none
 * @param classFactors what the loss of an example is multiplied by, by its own class in the order
 *     of the targets' classes, on top of class weights; all 1 where there are none
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
        Optional<Integer> copies,
    @Param(
            doc = "Label smoothing: the share of each label spread evenly over all classes.",
            byDefault = "0",
            min = 0,
            max = 1)
        double smoothing,
    @Param(
            doc =
                "Decay of a moving average of the weights, after each step, which the phase ends"
                    + " with, such as 0.999; 0 for none.",
            byDefault = "0",
            min = 0,
            max = 1)
        double average,
    @Param(
            doc =
                "Factors of the loss, one for each class in the order of the data's classes, times"
                    + " class-weights.",
            byDefault = "[]",
            min = 0)
        List<Double> classFactors) {
  /** Copies the list, and refuses copies that cannot be. */
  public Training {
    if (average > 0 && earlyStopping.isPresent()) {
      throw new IllegalArgumentException(
          "early stopping watches the weights as they are trained, not their moving average; leave"
              + " one of them out");
    }
    augmentation = List.copyOf(augmentation);
    classFactors = List.copyOf(classFactors);
    if (classFactors.stream().allMatch(factor -> factor == 1)) {
      classFactors = List.of();
    }
    if (classFactors.stream().anyMatch(factor -> !(factor >= 0 && Double.isFinite(factor)))) {
      throw new IllegalArgumentException(
          "expected a factor of 0 or more for each class, found " + classFactors);
    }
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
        Optional.empty(),
        0,
        0,
        List.of());
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
    return withOptimizer(optimizer.withRate(rate));
  }

  /** The same with another optimiser. */
  public Training withOptimizer(Optimizer other) {
    return new Training(
        other,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same in steps of another number of examples. */
  public Training withBatch(int other) {
    return new Training(
        optimizer,
        other,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same for just so many epochs, whatever the validation split says. */
  public Training endingAfter(int other) {
    return new Training(
        optimizer,
        batch,
        other,
        schedule,
        penalty,
        Optional.empty(),
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same for another number of epochs. */
  public Training withEpochs(int other) {
    return new Training(
        optimizer,
        batch,
        other,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
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
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same with another penalty. */
  public Training withPenalty(Penalty other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        other,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same, stopped early in another way or not at all. */
  public Training withEarlyStopping(Optional<EarlyStopping> other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        other,
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same with other class weights. */
  public Training withClassWeights(ClassWeights other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        other,
        augmentation,
        copies,
        smoothing,
        average,
        classFactors);
  }

  /** The same with other factors of the loss by class. */
  public Training withClassFactors(List<Double> other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        smoothing,
        average,
        other);
  }

  /**
   * What the loss of an example of each class is multiplied by: class weights times factors,
   * [classes].
   *
   * @param examples the training split
   * @throws IllegalArgumentException if there are factors for another number of classes
   */
  public float[] lossWeights(Examples examples, int classes) {
    float[] weights = classWeights.weights(examples, classes);
    checkFactors(classes);
    for (int c = 0; c < classFactors.size(); c++) {
      weights[c] *= classFactors.get(c).floatValue();
    }
    return weights;
  }

  /**
   * Checks that there is a factor for each class, or none.
   *
   * @throws IllegalArgumentException if there are factors for another number of classes
   */
  public void checkFactors(int classes) {
    if (!classFactors.isEmpty() && classFactors.size() != classes) {
      throw new IllegalArgumentException(
          "class-factors: expected one for each of %d classes, found %d"
              .formatted(classes, classFactors.size()));
    }
  }

  /** The same with another label smoothing. */
  public Training withSmoothing(double other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        other,
        average,
        classFactors);
  }

  /** The same with a moving average of another decay. */
  public Training withAverage(double other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        copies,
        smoothing,
        other,
        classFactors);
  }

  /** The same with other augmentation, drawn anew in every epoch. */
  public Training withAugmentation(List<Augmentation> other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        other,
        Optional.empty(),
        smoothing,
        average,
        classFactors);
  }

  /**
   * The same with so many augmented copies of each example, or, absent, drawn anew in every epoch.
   */
  public Training withCopies(Optional<Integer> other) {
    return new Training(
        optimizer,
        batch,
        epochs,
        schedule,
        penalty,
        earlyStopping,
        classWeights,
        augmentation,
        other,
        smoothing,
        average,
        classFactors);
  }

  /** The same under a bare optimiser, at a constant rate and without penalty. */
  Training outline() {
    return withOptimizer(new Optimizer.Sgd(0))
        .withSchedule(new Schedule.Constant())
        .withPenalty(Penalty.NONE);
  }
}
