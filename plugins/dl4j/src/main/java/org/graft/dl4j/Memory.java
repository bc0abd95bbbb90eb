package org.graft.dl4j;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/** How many examples go through a network at once when nothing else decides. */
final class Memory {
  /** Numbers in the largest layer's output: 64 MB. */
  private static final long LARGEST = 1 << 24;

  private static final int MOST_ROWS = 1024;

  private Memory() {}

  /** Rows of a batch in inference. */
  static int rows(Network network) {
    long widest = network.shapes().values().stream().mapToLong(Shape::elements).max().orElse(1);
    return (int) Math.max(1, Math.min(MOST_ROWS, LARGEST / Math.max(1, widest)));
  }
}
