package org.graft.spi.result.study;

/**
 * One trial's score.
 *
 * @param block the block it belongs to; scores of one block are paired
 * @param sourceReplicate which source model, from 0; 0 where there is none
 * @param trainingReplicate which training, from 0
 * @param value the score; NaN where the trial has none, which {@link Losses} explains
 */
public record Score(String block, int sourceReplicate, int trainingReplicate, double value) {
  /** Whether there is a score. */
  public boolean present() {
    return !Double.isNaN(value);
  }
}
