package org.graft.spi;

import org.graft.spi.base.Direction;
import org.graft.spi.base.Extension;
import org.graft.spi.data.Target;
import org.graft.spi.result.Predictions;

/** A number that says how good predictions are. */
public interface Metric extends Extension {
  /** The score; NaN where it is undefined for these predictions. */
  double score(Predictions predictions);

  /** Whether it says something of targets of this kind; unless told, of classes alone. */
  default boolean fits(Target target) {
    return target instanceof Target.Classes;
  }

  /** Which way is better. */
  Direction direction();
}
