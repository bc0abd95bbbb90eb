package org.graft.training;

import java.util.List;
import org.graft.spi.network.Weights;

/**
 * The networks of one phase at work, of one job or of several at once: what a trainer adds to the
 * {@link TrainingLoop}. Used by one thread; lists have one entry for each job, in the jobs' order.
 */
public interface Learner extends AutoCloseable {
  /** Makes learners. */
  @FunctionalInterface
  interface Factory {
    /** A learner for one phase. */
    Learner open(PhaseStart start);
  }

  /** Takes one gradient step of every job. */
  void step(GradientStep step);

  /** Loss and accuracy in training mode, over all steps since they were last asked for. */
  List<LossAndAccuracy> trained();

  /**
   * Loss and accuracy in inference mode with the weights as they are.
   *
   * @param split name of one of the jobs' watched splits
   */
  List<LossAndAccuracy> evaluate(String split);

  /** Goes through all numbers of the networks that move in this phase. */
  void moved(Numbers numbers);

  /**
   * Goes through what further steps depend on beside the numbers that move: what optimisers
   * remember, what is inserted, random streams, and the sums that {@link #trained} gives.
   */
  void past(TrainingState state);

  /** All weights of each job; those that did not move are the very tensors they were. */
  List<Weights> weights();

  @Override
  void close();
}
