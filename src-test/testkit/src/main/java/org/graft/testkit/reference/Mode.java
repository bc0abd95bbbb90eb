package org.graft.testkit.reference;

/** How a node runs. */
enum Mode {
  /** Running statistics, no dropout: frozen nodes, and every node outside training. */
  INFERENCE,
  /** Normalises over the batch and moves running statistics; no dropout. */
  STATISTICS,
  /** Normalises over the batch, moves running statistics, drops values. */
  TRAINING
}
