package org.graft.strategies;

import java.util.Optional;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/** A strategy's own training settings over the experiment's. */
final class Rates {
  private Rates() {}

  static Training training(Optional<Training> own, Optional<Double> rate, TaskCard task) {
    Training training = own.orElse(task.training());
    return rate.map(training::withRate).orElse(training);
  }
}
