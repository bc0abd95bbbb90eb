package org.graft.engine.plan;

import java.util.List;
import java.util.OptionalInt;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.jspecify.annotations.Nullable;

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
    double operations = 0;
    var shapes = network.shapes();
    var parameters = network.parameters();
    for (Node node : network.nodes()) {
      double places = places(node, shapes.get(node.name()));
      for (Parameter p : parameters.getOrDefault(node.name(), List.of())) {
        operations += 3 * 2.0 * p.shape().elements() * places;
      }
    }
    return operations;
  }

  /** How often a layer's kernel is used for one example; 0 where it is none. */
  private static double places(Node node, @Nullable Shape output) {
    return output == null || output.rank() != 3 || node.layer() instanceof Layer.BatchNormalization
        ? 0
        : (double) output.size(1) * output.size(2);
  }
}
