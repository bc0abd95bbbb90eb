package org.graft.training.loss;

import org.graft.spi.data.Targets;
import org.graft.training.Tally;

/**
 * Squared error, the mean over an example's numbers; the gradient is of the mean over the batch.
 * There is no accuracy.
 *
 * @param numbers outputs of the network
 */
record SquaredError(int numbers) implements OutputLoss {
  @Override
  public void score(float[] logits, Targets targets, int first, Tally tally) {
    Targets.Values told = targets.values();
    float[] truth = new float[numbers];
    for (int at = 0, row = first; at < logits.length; at += numbers, row++) {
      told.read(row, truth, 0);
      double loss = 0;
      for (int k = 0; k < numbers; k++) {
        double error = logits[at + k] - truth[k];
        loss += error * error;
      }
      tally.add(loss / numbers);
      tally.count(Double.NaN);
    }
  }

  @Override
  public void derive(float[] logits, Targets targets) {
    Targets.Values told = targets.values();
    float[] truth = new float[numbers];
    double all = (double) told.size() * numbers;
    for (int row = 0; row < told.size(); row++) {
      told.read(row, truth, 0);
      for (int k = 0; k < numbers; k++) {
        int at = row * numbers + k;
        logits[at] = (float) (2 * (logits[at] - truth[k]) / all);
      }
    }
  }
}
