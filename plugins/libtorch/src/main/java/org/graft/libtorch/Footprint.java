package org.graft.libtorch;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import org.graft.libtorch.network.BatchSize;
import org.graft.libtorch.network.Inference;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.FitJob;
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
  static long training(FitJob job) {
    long most =
        job.phases().stream()
            .mapToLong(phase -> weights(job, phase) + outputs(job, phase) + losses(job, phase))
            .max()
            .orElse(0);
    return LIBRARIES + Float.BYTES * most;
  }

  /** Bytes to run a network on so many examples up to the highest of {@code taps}. */
  static long inference(Network network, int rows, List<String> taps) {
    return Inference.needed(network, taps)
        .map(needed -> LIBRARIES + Float.BYTES * run(needed, inferred(needed, rows)))
        .orElse(0L);
  }

  /** Weights, what trains them, and the ones that L2-SP pulls towards. */
  private static long weights(FitJob job, Phase phase) {
    Network network = job.network();
    boolean pulled = phase.training().penalty().l2sp() != 0;
    Map<String, ?> anchors = job.anchor().tensors();
    return network.size()
        + (TRAINED - 1L) * phase.trainable(network)
        + network.size(phase::inserted)
        + network.size(
            (node, p) ->
                pulled
                    && p.isKernel()
                    && phase.trains(node, p)
                    && anchors.containsKey(Weights.key(node, p)));
  }

  /** What layers hold in a step or, where that is more, when a split is looked at. */
  private static long outputs(FitJob job, Phase phase) {
    int watched = job.watched().values().stream().mapToInt(Examples::size).max().orElse(0);
    return Math.max(batch(job, phase), inferred(job.network(), watched)) * outputs(job.network());
  }

  /** The network that losses on features are against, and their gradients. */
  private static long losses(FitJob job, Phase phase) {
    if (phase.losses().isEmpty()) {
      return 0;
    }
    long batch = batch(job, phase);
    List<String> against = phase.losses().stream().map(FeatureLoss::against).toList();
    Network reference = Inference.needed(job.reference().network(), against).orElseThrow();
    Map<String, Shape> shapes = job.network().shapes();
    long gradients =
        phase.losses().stream()
            .map(FeatureLoss::tap)
            .distinct()
            .mapToLong(tap -> Optional.ofNullable(shapes.get(tap)).orElseThrow().elements())
            .sum();
    return run(reference, Math.max(batch, inferred(reference, job.train().size())))
        + batch * gradients;
  }

  /** Examples of a step. */
  private static long batch(FitJob job, Phase phase) {
    return Math.min(phase.training().batch(), job.train().size() / job.copies());
  }

  /** Examples at a time of so many. */
  private static long inferred(Network network, int rows) {
    return Math.min(BatchSize.rows(network), rows);
  }

  private static long run(Network network, long rows) {
    return network.size() + rows * outputs(network);
  }

  /** Numbers that layers hold for one example: backward reads nearly all of their outputs. */
  private static long outputs(Network network) {
    LongSummaryStatistics layers =
        network.shapes().values().stream().mapToLong(Shape::elements).summaryStatistics();
    return layers.getSum() + LARGEST * layers.getMax();
  }
}
