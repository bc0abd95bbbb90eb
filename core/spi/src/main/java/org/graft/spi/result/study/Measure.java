package org.graft.spi.result.study;

import java.util.OptionalDouble;
import org.graft.spi.base.Direction;

/**
 * What scores measure.
 *
 * @param metric name of the primary metric
 * @param direction which way is better
 * @param unit unit of a score as an axis shows it, such as {@code share of test examples}; may be
 *     empty
 * @param lowest smallest score possible, where there is one
 * @param highest largest score possible, where there is one
 */
public record Measure(
    String metric,
    Direction direction,
    String unit,
    OptionalDouble lowest,
    OptionalDouble highest) {
  /** Whether a difference of {@code first - second} speaks for the first. */
  public boolean favours(double difference) {
    return direction == Direction.HIGHER_IS_BETTER ? difference > 0 : difference < 0;
  }
}
