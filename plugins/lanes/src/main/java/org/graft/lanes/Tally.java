package org.graft.lanes;

import org.graft.spi.training.CurvePoint;

/** Cross-entropy and right answers, summed over examples. */
final class Tally {
  /** A logarithm is taken when the product of sums may have come near the largest double. */
  private final int most;

  private double loss;
  private double product = 1;
  private int factors;
  private long right;
  private long examples;

  /** For sums of at most {@code classes} numbers of at most 1. */
  Tally(int classes) {
    this.most = (int) (600 / Math.log(Math.max(2, classes)));
  }

  /**
   * Adds an example. Logarithms of sums are added up as one of a product, being dear.
   *
   * @param sum of exp(logit - largest logit)
   * @param behind by how much its own logit is behind the largest
   * @param hit whether its own logit is the answer
   */
  void add(float sum, float behind, boolean hit) {
    loss += behind;
    product *= sum;
    factors++;
    if (factors == most) {
      multiply();
    }
    right += hit ? 1 : 0;
    examples++;
  }

  private void multiply() {
    loss += Math.log(product);
    product = 1;
    factors = 0;
  }

  /** The means so far as a point of a learning curve; starts anew. */
  CurvePoint point(int epoch, String split) {
    multiply();
    CurvePoint point = new CurvePoint(epoch, split, loss / examples, (double) right / examples);
    loss = 0;
    right = 0;
    examples = 0;
    return point;
  }
}
