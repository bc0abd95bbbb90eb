package org.graft.engine.plan;

import java.util.Map;
import java.util.OptionalInt;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * How many threads a step takes. Convolutions' last digits depend on it, so it follows from the
 * step's network, its batch and the machine's cores alone, never from what else runs: the same seed
 * gives the same bits for any number of workers.
 *
 * <p>Trials take one thread each and run side by side, which wastes least. What others wait for, a
 * source model or features, takes all cores if it has convolutions worth sharing out; so does a
 * trial whose single batch is so much work that sharing it out costs next to nothing.
 *
 * @param asked the number that the user gives every step; empty without one
 * @param cores of the machine
 */
public record ThreadCounts(OptionalInt asked, int cores) {
  /** Multiplications and additions of a batch from which on shared steps take all cores. */
  private static final double WORTH_SHARING = 0.2e9;

  /** Likewise for trials, which could also run side by side. */
  private static final double HUGE = 20e9;

  /** The threads of a source model's training or of features. */
  public int shared(Network network, int batch) {
    return asked.orElseGet(() -> operations(network) * batch >= WORTH_SHARING ? cores : 1);
  }

  /** The threads of a trial. */
  public int own(Network network, int batch) {
    return asked.orElseGet(() -> operations(network) * batch >= HUGE ? cores : 1);
  }

  /**
   * Multiplications and additions of a training step for one example in convolutions; a dense layer
   * is limited by memory and not shared out.
   */
  private static double operations(Network network) {
    Map<String, Shape> shapes = network.shapes();
    return network.operations().entrySet().stream()
        .filter(e -> shapes.getOrDefault(e.getKey(), Shape.of()).rank() == 3)
        .mapToDouble(e -> 3 * 2.0 * e.getValue())
        .sum();
  }
}
