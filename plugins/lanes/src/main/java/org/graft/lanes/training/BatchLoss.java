package org.graft.lanes.training;

import java.util.Arrays;
import org.graft.lanes.batch.Batch;
import org.graft.spi.data.Targets;
import org.graft.spi.network.HeadLoss;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Training;

/** The loss of a network's head on a batch of logits. Not thread-safe. */
sealed interface BatchLoss permits CrossEntropy, ValueLoss {
  /** What a job's network is trained on. */
  static BatchLoss of(FitJob job, Training training) {
    int outputs = job.network().outputs();
    HeadLoss kind = job.network().loss().orElseThrow();
    return kind == HeadLoss.CROSS_ENTROPY
        ? new CrossEntropy(training.lossWeights(job.train(), outputs), (float) training.smoothing())
        : new ValueLoss(outputs, kind == HeadLoss.BINARY_CROSS_ENTROPY);
  }

  /**
   * Adds a batch to the tallies, one for each network whose numbers lie side by side; targets from
   * {@code at} on.
   */
  void score(Batch logits, Targets all, int at, ProductTally... tallies);

  /**
   * The gradient by the logits of the batch that was scored last; holds until the next batch.
   *
   * @param networks how many share the batch
   */
  Batch gradient(Targets all, int at, int networks);

  /** Tallies for {@code networks} whose numbers lie side by side. */
  static ProductTally[] tallies(int networks, int outputs) {
    ProductTally[] tallies = new ProductTally[networks];
    Arrays.setAll(tallies, lane -> new ProductTally(outputs));
    return tallies;
  }
}
