package org.graft.spi.training;

import java.util.Map;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/**
 * Weights that a strategy gives a node before the first phase, in place of drawn ones. A record:
 * its components are part of what a result is known by. A pure function of what it is given, which
 * is the training split alone.
 */
public interface GivenWeights {
  /** The node. */
  String node();

  /**
   * Its parameters by name, such as {@code kernel}; those left out are drawn as ever.
   *
   * @param inputs what the node reads for each training example, with the weights at the start and
   *     in inference mode, [n, ...]
   * @param targets of these examples
   */
  Map<String, Tensor> parameters(Tensor inputs, Targets targets);

  /** In words, such as {@code imprinted with class means}. */
  String words();
}
