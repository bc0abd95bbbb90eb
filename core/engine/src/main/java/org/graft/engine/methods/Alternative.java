package org.graft.engine.methods;

import java.util.function.Supplier;
import org.graft.stats.PValue;

/** The alternative hypothesis of a test. */
public enum Alternative {
  /** A difference in either direction. */
  TWO_SIDED,
  /** x lies above y, above the null value, or varies more. */
  GREATER,
  /** x lies below y, below the null value, or varies less. */
  LESS;

  /** How inputs describe it. */
  public static final String DOC = "two-sided, greater (x above y) or less";

  /** The p-value under this alternative. */
  public PValue of(Supplier<PValue> twoSided, Supplier<PValue> greater, Supplier<PValue> less) {
    return (this == TWO_SIDED ? twoSided : this == GREATER ? greater : less).get();
  }
}
