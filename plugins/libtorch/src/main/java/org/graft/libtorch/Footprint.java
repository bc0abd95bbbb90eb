package org.graft.libtorch;

import java.util.List;
import java.util.LongSummaryStatistics;
import org.graft.libtorch.network.BatchSize;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;

/**
 * About how much memory of a device a network takes. Precisions below float32 are reckoned as
 * float32: their copies of weights and what normalisation computes make up for what they spare.
 */
final class Footprint {
  /** Kernels, handles and workspaces of cuBLAS and cuDNN. */
  private static final long LIBRARIES = 512L << 20;

  /** Of a trained weight: itself, its gradient and up to two moments. */
  private static final int TRAINED = 4;

  /** Of the largest layer's output: itself once more, and gradients before and behind. */
  private static final int LARGEST = 3;

  private Footprint() {}

  /** Bytes for the largest phase of a training. */
  static long training(Network network, List<Phase> phases) {
    long most = inference(network);
    for (Phase phase : phases) {
      long weights = network.size() + (TRAINED - 1L) * phase.trainable(network);
      long outputs = phase.training().batch() * outputs(network);
      most = Math.max(most, LIBRARIES + Float.BYTES * (weights + outputs));
    }
    return most;
  }

  /** Bytes to run a network. */
  static long inference(Network network) {
    long outputs = BatchSize.rows(network) * outputs(network);
    return LIBRARIES + Float.BYTES * (network.size() + outputs);
  }

  /** Numbers that layers hold for one example: backward reads nearly all of their outputs. */
  private static long outputs(Network network) {
    LongSummaryStatistics layers =
        network.shapes().values().stream().mapToLong(Shape::elements).summaryStatistics();
    return layers.getSum() + LARGEST * layers.getMax();
  }
}
