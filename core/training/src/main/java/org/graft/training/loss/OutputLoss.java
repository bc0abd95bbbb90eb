package org.graft.training.loss;

import java.util.Arrays;
import org.graft.spi.data.Targets;
import org.graft.spi.network.HeadLoss;
import org.graft.spi.network.Network;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Training;
import org.graft.training.Tally;

/**
 * The loss of a network's head on its logits, in double precision: a batch's logits are few. Logits
 * are what the last layer outputs before its function, row-major.
 */
public sealed interface OutputLoss permits CrossEntropy, BinaryCrossEntropy, SquaredError {
  /** What a job's network is trained on. */
  static OutputLoss of(FitJob job, Training training) {
    int outputs = job.network().outputs();
    return kind(job.network()) == HeadLoss.CROSS_ENTROPY
        ? new CrossEntropy(training.lossWeights(job.train(), outputs), training.smoothing())
        : values(job.network());
  }

  /** What curves show of a network: neither weighted nor smoothed. */
  static OutputLoss plain(Network network) {
    if (kind(network) != HeadLoss.CROSS_ENTROPY) {
      return values(network);
    }
    float[] ones = new float[network.outputs()];
    Arrays.fill(ones, 1);
    return new CrossEntropy(ones, 0);
  }

  private static HeadLoss kind(Network network) {
    return network.loss().orElseThrow();
  }

  private static OutputLoss values(Network network) {
    int outputs = network.outputs();
    return kind(network) == HeadLoss.BINARY_CROSS_ENTROPY
        ? new BinaryCrossEntropy(outputs)
        : new SquaredError(outputs);
  }

  /**
   * Adds the losses of examples, and whether they are told rightly.
   *
   * @param logits [rows, outputs]
   * @param first the target of the first row
   */
  void score(float[] logits, Targets targets, int first, Tally tally);

  /**
   * The gradient of the batch's mean loss by its logits.
   *
   * @param logits [rows, outputs]; the gradient takes their place
   * @param targets of those rows
   */
  void derive(float[] logits, Targets targets);
}
