package org.graft.dl4j;

import org.graft.spi.result.CurvePoint;

/** Cross-entropy and right answers, summed over examples. */
final class Tally {
  private double loss;
  private long right;
  private long examples;

  /** Adds an example whose {@code classes} logits begin at {@code at}. */
  void add(float[] logits, int at, int classes, int label) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[at + c] > logits[at + best]) {
        best = c;
      }
    }
    loss += Softmax.logSum(logits, at, classes) - logits[at + label];
    right += best == label ? 1 : 0;
    examples++;
  }

  /** The means so far as a point of a learning curve; starts anew. */
  CurvePoint point(int epoch, String split) {
    CurvePoint point = new CurvePoint(epoch, split, loss / examples, (double) right / examples);
    loss = 0;
    right = 0;
    examples = 0;
    return point;
  }
}
