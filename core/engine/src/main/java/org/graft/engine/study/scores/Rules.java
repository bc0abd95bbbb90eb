package org.graft.engine.study.scores;

import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Measure;

/**
 * What was declared before any score was seen.
 *
 * @param measure what scores measure
 * @param baseline the strategy that others are compared with; empty for all pairs
 * @param alpha level of the tests over the family
 * @param rope smallest difference of interest, in units of the metric; 0 for none
 * @param failure score on whose bad side a training has failed; empty for none
 * @param layout how scores belong together
 * @param adjusting how the family's error is held
 * @param looks when it was to be looked at; empty for once, at the end
 * @param seed of every random draw of the analysis
 */
public record Rules(
    Measure measure,
    Optional<String> baseline,
    double alpha,
    double rope,
    OptionalDouble failure,
    Layout layout,
    Adjusting adjusting,
    Optional<Looks> looks,
    long seed) {
  /** Seed of the analysis where none was declared. */
  public static final long SEED = 20_260_101;

  /** Confidence of intervals: 1 - alpha. */
  public double confidence() {
    return 1 - alpha;
  }

  /** Whether larger scores are better. */
  public boolean higherIsBetter() {
    return measure.direction() == Direction.HIGHER_IS_BETTER;
  }
}
