package org.graft.spi.augmentation;

import org.graft.spi.base.Randomness;

/** What is done to one picture, with numbers drawn for it. */
interface Change {
  void apply(Picture picture, Randomness randomness);
}
