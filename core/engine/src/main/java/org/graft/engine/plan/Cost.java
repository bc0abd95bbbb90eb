package org.graft.engine.plan;

import org.graft.spi.base.Digest;
import org.graft.spi.network.Network;

/**
 * What a piece of work takes by its trainer's own reckoning, and what like work is known by: the
 * same kind by the same trainer on the same network.
 *
 * @param kind source training, feature extraction or trial
 * @param trainer who does it
 * @param network short digest of the network it runs
 * @param seconds as the trainer reckons, on any machine; 0 where it takes no time
 */
record Cost(String kind, String trainer, String network, double seconds) {
  /** No trainer is that slow: what says more only wants to be the last resort. */
  private static final double MOST = 1e9;

  static Cost of(String kind, String trainer, Network network, double seconds) {
    double bounded = seconds >= 0 ? Math.min(MOST, seconds) : 0;
    return new Cost(kind, trainer, new Digest().add(network.toString()).id(), bounded);
  }

  /** So many pieces of such work. */
  Cost times(int number) {
    return new Cost(kind, trainer, network, seconds * number);
  }

  /** What its time is filed under. */
  String key() {
    return like() + network;
  }

  /** What begins the keys of the same kind of work by the same trainer. */
  String like() {
    return kind + "|" + trainer + "|";
  }
}
