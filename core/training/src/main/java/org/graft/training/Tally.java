package org.graft.training;

/** Sums of loss and of right answers over examples, in double precision. Not thread-safe. */
public final class Tally {
  private double loss;
  private long right;
  private long examples;

  /** Adds to the sum of losses. */
  public void add(double part) {
    loss += part;
  }

  /** Counts an example. */
  public void count(boolean hit) {
    right += hit ? 1 : 0;
    examples++;
  }

  /** The means over all examples counted since the last time; NaN where there were none. */
  public LossAndAccuracy take() {
    LossAndAccuracy means = new LossAndAccuracy(loss / examples, (double) right / examples);
    loss = 0;
    right = 0;
    examples = 0;
    return means;
  }
}
