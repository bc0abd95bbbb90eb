package org.graft.training;

/** Sums of losses and of right answers over examples, in double precision. Not thread-safe. */
public final class Tally {
  private double loss;
  private double right;
  private long examples;

  /** Adds to the sum of losses. */
  public void add(double part) {
    loss += part;
  }

  /** Counts an example. */
  public void count(boolean hit) {
    count(hit ? 1 : 0);
  }

  /** Counts an example of which a share, 0 to 1, is told rightly; NaN where that says nothing. */
  public void count(double share) {
    right += share;
    examples++;
  }

  /** The means over all examples counted since the last time; NaN where there were none. */
  public LossAndAccuracy take() {
    LossAndAccuracy means = new LossAndAccuracy(loss / examples, right / examples);
    loss = 0;
    right = 0;
    examples = 0;
    return means;
  }

  /** Goes through the sums. */
  public void state(TrainingState state) {
    loss = state.real(loss);
    right = state.real(right);
    examples = state.integer(examples);
  }
}
