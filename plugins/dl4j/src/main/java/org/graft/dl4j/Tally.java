package org.graft.dl4j;

import org.graft.spi.data.Targets;
import org.graft.spi.training.CurvePoint;

/** Cross-entropy and right answers, summed over examples. */
final class Tally {
  private double loss;
  private long right;
  private long examples;

  /** Adds the example of {@code row} whose {@code classes} logits begin at {@code at}. */
  void add(float[] logits, int at, int classes, Targets targets, int row) {
    int label = targets.label(row);
    float share = targets.share(row);
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[at + c] > logits[at + best]) {
        best = c;
      }
    }
    loss += Softmax.logSum(logits, at, classes);
    loss -= share == 1 ? logits[at + label] : mixed(logits, at, targets, row);
    right += best == label ? 1 : 0;
    examples++;
  }

  private static double mixed(float[] logits, int at, Targets targets, int row) {
    double share = targets.share(row);
    return share * logits[at + targets.label(row)] + (1 - share) * logits[at + targets.second(row)];
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
