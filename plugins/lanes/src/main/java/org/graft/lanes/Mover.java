package org.graft.lanes;

import java.util.List;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Training;

/** One job's optimiser in one phase, with the job's own rate, schedule and penalty. */
final class Mover {
  private final Training training;
  private final Rule rule;
  private final List<Moving> variables;

  /** The optimiser of {@code job}, whose network is in {@code lane} of the variables. */
  Mover(List<Variable> variables, int lane, FitJob job, int phase) {
    this.training = job.phases().get(phase).training();
    this.rule = Rule.of(training.optimizer());
    this.variables = variables.stream().map(v -> new Moving(v, lane, job, training, rule)).toList();
  }

  /**
   * Moves all variables by their gradients.
   *
   * @param before steps of the phase before this one
   * @param steps of an epoch
   */
  void step(int before, int steps) {
    double factor = training.schedule().factor((double) before / steps, training.epochs());
    double rate = training.optimizer().rate() * factor;
    rule.begin(rate, before + 1);
    for (Moving variable : variables) {
      variable.step(rate);
    }
  }
}
