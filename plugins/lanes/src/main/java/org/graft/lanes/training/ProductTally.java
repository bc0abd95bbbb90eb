package org.graft.lanes.training;

import org.graft.training.LossAndAccuracy;
import org.graft.training.Tally;
import org.graft.training.TrainingState;

/** A {@link Tally} whose logarithms are taken of products, because a logarithm is slow. */
final class ProductTally {
  /** A logarithm is taken when the product of sums may have come near the largest double. */
  private final int most;

  private final Tally sums = new Tally();
  private double product = 1;
  private int factors;

  /** For sums of at most {@code classes} numbers of at most 1. */
  ProductTally(int classes) {
    this.most = (int) (600 / Math.log(Math.max(2, classes)));
  }

  /**
   * Adds an example.
   *
   * @param sum of exp(logit - largest logit)
   * @param behind by how much its own logit is behind the largest
   * @param hit whether its own logit is the answer
   */
  void add(float sum, float behind, boolean hit) {
    sums.add(behind);
    product *= sum;
    factors++;
    if (factors == most) {
      multiply();
    }
    sums.count(hit);
  }

  /** Adds an example's loss, and what share of it is told rightly. */
  void add(double loss, double share) {
    sums.add(loss);
    sums.count(share);
  }

  private void multiply() {
    sums.add(Math.log(product));
    product = 1;
    factors = 0;
  }

  /** The means since the last time. */
  LossAndAccuracy take() {
    multiply();
    return sums.take();
  }

  /** Goes through the sums. */
  void state(TrainingState state) {
    sums.state(state);
    product = state.real(product);
    factors = Math.toIntExact(state.integer(factors));
  }
}
