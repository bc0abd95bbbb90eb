package org.graft.libtorch.operation;

/** How a node runs. */
public enum Mode {
  /** With its running statistics, nothing dropped. */
  INFERENCE,
  /** Normalises by the batch and moves its running statistics; nothing dropped. */
  STATISTICS,
  /** As it trains. */
  TRAINING
}
