package org.graft.datasets.images;

/** What the sub-folders of a folder of pictures are. */
public enum Layout {
  /** Each is a class. */
  CLASSES,
  /** They are train, valid and test, each with a folder for every class. */
  SPLITS
}
