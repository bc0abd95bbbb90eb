package org.graft.dl4j;

import org.graft.spi.training.Penalty;

/** A kernel within a range of weights: what penalties and weight decay apply to. */
final class Kernel {
  /** Its first number. */
  private final int from;

  /** What L2-SP pulls it towards, as long as the kernel. */
  private final float[] anchor;

  private final Penalty penalty;

  Kernel(int from, float[] anchor, Penalty penalty) {
    this.from = from;
    this.anchor = anchor;
    this.penalty = penalty;
  }

  /** Adds the penalty's gradient. */
  void penalise(float[] w, float[] g) {
    if (penalty.equals(Penalty.NONE)) {
      return;
    }
    float l1 = (float) penalty.l1();
    float l2 = (float) (2 * penalty.l2());
    float l2sp = (float) (2 * penalty.l2sp());
    for (int i = 0; i < anchor.length; i++) {
      float weight = w[from + i];
      g[from + i] += l1 * Math.signum(weight) + l2 * weight + l2sp * (weight - anchor[i]);
    }
  }

  /** Decoupled weight decay: w -= share w. */
  void shrink(float[] w, double share) {
    float s = (float) share;
    for (int i = from; i < from + anchor.length; i++) {
      w[i] -= s * w[i];
    }
  }
}
