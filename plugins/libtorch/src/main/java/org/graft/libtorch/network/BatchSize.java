package org.graft.libtorch.network;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/** How many examples go through a network at once when nothing else decides. */
public final class BatchSize {
  /**
   * Numbers in all layers' outputs: 128 MB, four pictures in SqueezeNet; half of it and twice as
   * much are slower. Each batch reads all weights, so large ones ask for more: VGG16's for 6 and
   * not 2.
   */
  private static final long NUMBERS = 1 << 25;

  private static final int MOST_ROWS = 1024;

  private BatchSize() {}

  /** Rows of a batch in inference. */
  public static int rows(Network network) {
    long numbers = network.shapes().values().stream().mapToLong(Shape::elements).sum();
    long held = NUMBERS + network.size() / 2;
    return (int) Math.max(1, Math.min(MOST_ROWS, held / Math.max(1, numbers)));
  }
}
