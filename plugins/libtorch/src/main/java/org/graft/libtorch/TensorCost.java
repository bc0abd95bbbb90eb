package org.graft.libtorch;

import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;

/**
 * A rough estimate of how long training takes, on the scale of the other trainers'. Beside DL4J
 * with its memory kept, libtorch takes about 1.1 times as long for plain convolutions and dense
 * layers (MNIST's convnet, a step on 128 images: 63 to 66 ms of one core beside 50 to 70), and less
 * than half of the time for batch-normalised ones (ResNet-18, 64 pixels, a step on 32 images: 252
 * ms beside 565 to 598; forward 86 beside 160).
 */
final class TensorCost {
  /** Seconds a layer and step that do not depend on its size. */
  private static final double PER_LAYER = 200e-6;

  /** Multiplications and additions a second. */
  private static final double PLAIN = 45e9;

  /** The same in networks that normalise images by batch. */
  private static final double NORMALISED = 110e9;

  /** Seconds to move one weight. */
  private static final double MOVE = 3e-9;

  private static final int IMAGE = 3;

  private TensorCost() {}

  /**
   * Seconds to train on {@code examples} examples in all epochs of all phases; without phases, to
   * run them once.
   */
  static double seconds(Network network, List<Phase> phases, int examples) {
    double forward = network.operations().values().stream().mapToLong(n -> 2 * n).sum();
    double arithmetic = 3 * forward * examples / rate(network);
    if (phases.isEmpty()) {
      return network.nodes().size() * PER_LAYER + arithmetic / 3;
    }
    double seconds = 0;
    for (Phase phase : phases) {
      double steps = Math.ceil((double) examples / phase.training().batch());
      seconds +=
          phase.training().epochs()
              * (steps * network.nodes().size() * PER_LAYER
                  + steps * phase.trainable(network) * MOVE
                  + arithmetic);
    }
    return seconds;
  }

  private static double rate(Network network) {
    Map<String, Shape> shapes = network.shapes();
    return network.nodes().stream()
            .filter(n -> n.layer() instanceof Layer.BatchNormalization)
            .anyMatch(n -> shapes.getOrDefault(n.name(), Shape.of()).rank() == IMAGE)
        ? NORMALISED
        : PLAIN;
  }
}
