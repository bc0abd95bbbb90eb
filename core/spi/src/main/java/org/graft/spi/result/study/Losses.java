package org.graft.spi.result.study;

import java.util.List;
import java.util.Optional;
import org.graft.spi.result.Stage;

/**
 * Trials that have no score. They are counted and listed, never dropped in silence.
 *
 * @param planned trials in all
 * @param scored trials with a score
 * @param broken trials that failed with an error
 * @param skipped trials that were refused
 * @param missing trials that were never run, or cells that are empty in a table of scores
 * @param list each of them, in the study's order
 */
public record Losses(
    int planned, int scored, int broken, int skipped, int missing, List<Loss> list) {
  /** Copies the list. */
  public Losses {
    list = List.copyOf(list);
  }

  /**
   * A trial without a score.
   *
   * @param setting where: transfer and backbone, or data set
   * @param strategy whose
   * @param block which replicate or row
   * @param kind how it was lost
   * @param stage in which stage it failed; empty where that is not known
   * @param reason why; may be empty
   * @param consequence what the analysis did about it, such as {@code block left out of 3
   *     comparisons}
   */
  public record Loss(
      String setting,
      String strategy,
      String block,
      Kind kind,
      Optional<Stage> stage,
      String reason,
      String consequence) {
    /** How it was lost, in words: {@code broken in fit}, {@code skipped}, {@code not run}. */
    public String what() {
      return switch (kind) {
        case BROKEN -> "broken" + stage.map(s -> " in " + s.word()).orElse("");
        case SKIPPED -> "skipped";
        case NOT_RUN -> "not run";
        case UNDEFINED -> "without score";
        case MISSING -> "missing";
      };
    }

    /** The same loss with what the analysis did about it. */
    public Loss with(String consequence) {
      return new Loss(setting, strategy, block, kind, stage, reason, consequence);
    }
  }

  /** The ways in which a score can be lost. */
  public enum Kind {
    /** The trial failed with an error. */
    BROKEN,
    /** The trial was refused. */
    SKIPPED,
    /** The trial has not been run. */
    NOT_RUN,
    /** The trial completed, and the metric is undefined for its predictions. */
    UNDEFINED,
    /** A table of scores has no such cell, or an empty one. */
    MISSING
  }

  /** How many were lost in a way. */
  public static int count(List<Loss> losses, Kind kind) {
    return (int) losses.stream().filter(loss -> loss.kind() == kind).count();
  }
}
