package org.graft.spi;

import org.graft.spi.base.Direction;
import org.graft.spi.base.Extension;
import org.graft.spi.result.Predictions;

/** A number that says how good predictions are. */
public interface Metric extends Extension {
  /** The score; NaN where it is undefined for these predictions. */
  double score(Predictions predictions);

  /** Which way is better. */
  Direction direction();
}
