package org.graft.datasets.arrays;

/** Where an array of pictures has its channels. */
public enum Channels {
  /** Before height and width, as inputs have them. */
  FIRST,
  /** Behind height and width; they are brought before them. */
  LAST
}
