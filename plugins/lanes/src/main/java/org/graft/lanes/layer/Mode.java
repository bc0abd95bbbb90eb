package org.graft.lanes.layer;

import org.graft.spi.training.Phase;

/** How a layer runs. */
public enum Mode {
  /** Running statistics, no dropout: frozen layers, and every layer outside training. */
  INFERENCE,
  /** Normalises over the batch and moves running statistics. */
  STATISTICS,
  /** Normalises over the batch, moves running statistics, drops values. */
  TRAINING;

  /** How {@code node} runs in the batches of {@code phase}. */
  public static Mode of(String node, Phase phase) {
    return phase.trains(node)
        ? TRAINING
        : phase.statistics().contains(node) ? STATISTICS : INFERENCE;
  }
}
