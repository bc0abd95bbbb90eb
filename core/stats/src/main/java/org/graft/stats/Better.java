package org.graft.stats;

/** Which end of the scores is the good one. */
public enum Better {
  /** As accuracy: the largest score is the best. */
  HIGHER,
  /** As loss: the smallest score is the best. */
  LOWER;

  /** From the flag {@code higher_is_better}. */
  public static Better higher(boolean higherIsBetter) {
    return higherIsBetter ? HIGHER : LOWER;
  }

  /** {@code scores} turned so that the smallest is the best. */
  public double[] bestFirst(double[] scores) {
    double[] turned = scores.clone();
    if (this == HIGHER) {
      for (int i = 0; i < turned.length; i++) {
        turned[i] = -turned[i];
      }
    }
    return turned;
  }
}
