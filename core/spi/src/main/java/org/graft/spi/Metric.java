package org.graft.spi;

import org.graft.spi.result.Predictions;

/** A number that says how good predictions are. */
public non-sealed interface Metric extends Extension {
  /** The score; NaN where it is undefined for these predictions. */
  double score(Predictions predictions);

  /** Which way is better. */
  Direction direction();

  /** Which way of two scores is better. */
  enum Direction {
    /** More is better. */
    HIGHER_IS_BETTER,
    /** Less is better. */
    LOWER_IS_BETTER
  }
}
