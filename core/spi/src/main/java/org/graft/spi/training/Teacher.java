package org.graft.spi.training;

import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A trained network whose outputs losses on features are against, in place of the source network.
 *
 * @param network run as it is, in inference mode, on the same inputs as the network that trains;
 *     losses on outputs read logits, so its last layer is linear
 * @param weights all of its weights
 */
public record Teacher(Network network, Weights weights) {
  /** Checks the weights. */
  public Teacher {
    weights.check(network);
  }
}
