package org.graft.training.loss;

import org.graft.spi.data.Targets;
import org.graft.training.Tally;

/**
 * Sigmoid and binary cross-entropy, the mean over an example's labels; the gradient is of the mean
 * over the batch. A label is told by a logit above 0. Targets may lie between 0 and 1, as of
 * examples that were mixed; the nearer one counts as true.
 *
 * @param labels outputs of the network
 */
record BinaryCrossEntropy(int labels) implements OutputLoss {
  @Override
  public void score(float[] logits, Targets targets, int first, Tally tally) {
    Targets.Values told = targets.values();
    float[] truth = new float[labels];
    for (int at = 0, row = first; at < logits.length; at += labels, row++) {
      told.read(row, truth, 0);
      double loss = 0;
      int right = 0;
      for (int k = 0; k < labels; k++) {
        double z = logits[at + k];
        // log(1 + exp(z)) - t z, without overflow
        loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - truth[k] * z;
        right += z > 0 == truth[k] > 0.5f ? 1 : 0;
      }
      tally.add(loss / labels);
      tally.count((double) right / labels);
    }
  }

  @Override
  public void derive(float[] logits, Targets targets) {
    Targets.Values told = targets.values();
    float[] truth = new float[labels];
    double all = (double) told.size() * labels;
    for (int row = 0; row < told.size(); row++) {
      told.read(row, truth, 0);
      for (int k = 0; k < labels; k++) {
        int at = row * labels + k;
        logits[at] = (float) ((1 / (1 + Math.exp(-logits[at])) - truth[k]) / all);
      }
    }
  }
}
