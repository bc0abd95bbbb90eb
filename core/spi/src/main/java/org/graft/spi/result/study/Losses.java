package org.graft.spi.result.study;

import java.util.List;

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
   * @param what how it was lost: {@code broken in fit}, {@code skipped}, {@code missing}
   * @param reason why; may be empty
   * @param consequence what the analysis did about it, such as {@code block left out of 3
   *     comparisons}
   */
  public record Loss(
      String setting,
      String strategy,
      String block,
      String what,
      String reason,
      String consequence) {}
}
