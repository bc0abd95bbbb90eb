package org.graft.spi.result;

import java.util.List;
import java.util.Optional;
import org.graft.spi.Metric;

/**
 * An experiment with its results, as reports read it.
 *
 * @param experiment its name
 * @param metric the primary metric
 * @param direction which way of it is better
 * @param baseline the strategy others are compared with, where there is one
 * @param alpha the level of its tests
 * @param rope the smallest difference of interest, in units of the metric; 0 where none was
 *     declared
 * @param trials every trial of the experiment, in the matrix's order
 */
public record Study(
    String experiment,
    String metric,
    Metric.Direction direction,
    Optional<String> baseline,
    double alpha,
    double rope,
    List<Trial> trials) {
  /** Copies the trials. */
  public Study {
    trials = List.copyOf(trials);
  }

  /**
   * A trial and how it ended.
   *
   * @param card which
   * @param outcome how; empty where it has not been run
   */
  public record Trial(TrialCard card, Optional<Outcome> outcome) {}
}
