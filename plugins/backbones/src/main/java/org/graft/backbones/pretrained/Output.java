package org.graft.backbones.pretrained;

/** What the last layer of a pretrained network outputs. */
public enum Output {
  /** Scores of classes, before softmax (of one unit: before sigmoid). */
  SCORES,
  /** Probabilities of classes. */
  PROBABILITIES,
  /** Features, of no classes. */
  FEATURES
}
