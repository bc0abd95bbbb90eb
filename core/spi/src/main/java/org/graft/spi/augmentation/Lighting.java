package org.graft.spi.augmentation;

import org.graft.spi.base.Randomness;

/**
 * Brightness within a range.
 *
 * @param most largest change either way, in units of the values
 * @param lowest smallest value
 * @param highest largest value
 */
record Lighting(double most, float lowest, float highest) implements Change {
  @Override
  public void apply(Picture picture, Randomness randomness) {
    picture.add((float) (most * (2 * randomness.nextDouble() - 1)), lowest, highest);
  }
}
