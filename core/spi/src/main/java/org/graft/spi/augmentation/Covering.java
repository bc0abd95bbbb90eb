package org.graft.spi.augmentation;

import org.graft.spi.base.Randomness;

/**
 * Cutout.
 *
 * @param cutout its size and colour
 */
record Covering(Augmentation.Cutout cutout) implements Change {
  @Override
  public void apply(Picture picture, Randomness randomness) {
    int shorter = Math.min(picture.height(), picture.width());
    double size = cutout.size();
    int side = (int) Math.max(1, Math.rint(size < 1 ? size * shorter : size));
    int top = randomness.nextInt(picture.height()) - side / 2;
    int left = randomness.nextInt(picture.width()) - side / 2;
    picture.fill(top, left, side, side, (float) cutout.fillValue());
  }
}
