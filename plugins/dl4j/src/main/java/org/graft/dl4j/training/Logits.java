package org.graft.dl4j.training;

import org.graft.spi.data.Targets;
import org.graft.training.Tally;

/** What a classifier's logits say, in double precision. */
public final class Logits {
  private Logits() {}

  /** log(sum exp x) over {@code n} numbers from {@code at}, without overflow. */
  static double logSum(float[] x, int at, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = at; i < at + n; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = at; i < at + n; i++) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }

  /**
   * Adds the cross-entropy of the example in {@code row}, whose {@code classes} logits begin at
   * {@code at}; of equal logits the first one is the answer.
   */
  static void score(float[] logits, int at, int classes, Targets targets, int row, Tally tally) {
    int label = targets.label(row);
    double share = targets.share(row);
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[at + c] > logits[at + best]) {
        best = c;
      }
    }
    tally.add(logSum(logits, at, classes));
    tally.add(
        share == 1
            ? -logits[at + label]
            : -(share * logits[at + label] + (1 - share) * logits[at + targets.second(row)]));
    tally.count(best == label);
  }
}
