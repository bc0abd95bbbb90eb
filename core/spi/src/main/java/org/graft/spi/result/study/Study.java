package org.graft.spi.result.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.graft.spi.base.Direction;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;

/**
 * An experiment with its results, as reports read it.
 *
 * @param experiment its name
 * @param design what was compared and under which rules
 * @param trials every trial of the experiment, in the matrix's order; empty for scores that came
 *     from elsewhere
 * @param analysis what came of it
 * @param documentation what a paper needs beside the results
 */
public record Study(
    String experiment,
    Design design,
    List<Trial> trials,
    Analysis analysis,
    Documentation documentation) {
  /** Copies the trials. */
  public Study {
    trials = List.copyOf(trials);
  }

  /** Trials under rules, not analysed: enough for a plain table. */
  public static Study plain(
      String experiment, Measure measure, double alpha, double rope, List<Trial> trials) {
    Estimate unknown = Estimate.refused("not analysed");
    Design design =
        new Design(
            measure,
            List.of(),
            List.of(),
            List.of(),
            new Replication("", 0, 0, Pairing.PAIRED, List.of(), "", OptionalLong.empty()),
            new Family(Optional.empty(), 0, "none", "none", alpha, rope),
            new Stopping("", false, ""),
            new Losses(trials.size(), 0, 0, 0, 0, List.of()),
            new Sensitivity(unknown, unknown, 0.8));
    return new Study(experiment, design, trials, Analysis.none(), Documentation.none());
  }

  /** The primary metric. */
  public String metric() {
    return design.measure().metric();
  }

  /** Which way of it is better. */
  public Direction direction() {
    return design.measure().direction();
  }

  /**
   * A trial and how it ended.
   *
   * @param card which
   * @param outcome how; empty where it has not been run
   */
  public record Trial(TrialCard card, Optional<Outcome> outcome) {}
}
