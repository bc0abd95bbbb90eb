package org.graft.spi.augmentation;

/** What parameters that several augmentations have mean. */
final class Doc {
  static final String MODE = "Beyond the border: nearest, constant, reflect or wrap.";
  static final String VALUE = "The value beyond the border where fill-mode is constant.";

  private Doc() {}
}
