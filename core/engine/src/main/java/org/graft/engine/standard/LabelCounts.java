package org.graft.engine.standard;

import org.graft.spi.result.Predictions;

/** Labels as they are predicted: those whose probability is above one half. */
final class LabelCounts {
  /** A label is predicted where its probability is above. */
  static final float THRESHOLD = 0.5f;

  private LabelCounts() {}

  /** How many labels of an example are predicted wrongly. */
  static int wrong(Predictions predictions, int row) {
    float[] p = predictions.row(row);
    float[] truth = predictions.truth(row);
    int wrong = 0;
    for (int k = 0; k < p.length; k++) {
      wrong += p[k] > THRESHOLD == (truth[k] == 1) ? 0 : 1;
    }
    return wrong;
  }

  /** Counts by label of examples that [have it and are predicted to, have it, are predicted to]. */
  static int[][] of(Predictions predictions) {
    int[][] counts = new int[predictions.width()][3];
    for (int row = 0; row < predictions.size(); row++) {
      float[] p = predictions.row(row);
      float[] truth = predictions.truth(row);
      for (int k = 0; k < p.length; k++) {
        boolean predicted = p[k] > THRESHOLD;
        counts[k][0] += predicted && truth[k] == 1 ? 1 : 0;
        counts[k][1] += truth[k] == 1 ? 1 : 0;
        counts[k][2] += predicted ? 1 : 0;
      }
    }
    return counts;
  }
}
