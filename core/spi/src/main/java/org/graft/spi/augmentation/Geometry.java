package org.graft.spi.augmentation;

import java.util.List;
import org.graft.spi.base.Randomness;

/**
 * Geometric augmentations that make one interpolation.
 *
 * @param parts in order
 * @param mode what they all see beyond the border
 * @param value the constant there
 */
record Geometry(List<Augmentation> parts, FillMode mode, double value) implements Change {
  Geometry {
    parts = List.copyOf(parts);
  }

  @Override
  public void apply(Picture picture, Randomness randomness) {
    Affine all = Affine.SAME;
    for (Augmentation part : parts) {
      all = all.then(map(part, picture, randomness));
    }
    if (!all.equals(Affine.SAME)) {
      picture.show(all, mode, (float) value);
    }
  }

  private static Affine map(Augmentation part, Picture picture, Randomness randomness) {
    if (part instanceof Augmentation.Rotation rotation) {
      return Affine.turn(either(rotation.degrees(), randomness) * Math.PI / 180);
    } else if (part instanceof Augmentation.WidthShift shift) {
      return Affine.shift(
          0, pixels(either(shift.factor(), randomness), shift.factor(), picture.width()));
    } else if (part instanceof Augmentation.HeightShift shift) {
      return Affine.shift(
          pixels(either(shift.factor(), randomness), shift.factor(), picture.height()), 0);
    } else if (part instanceof Augmentation.Zoom zoom) {
      double height = 1 + either(zoom.factor(), randomness);
      return Affine.scale(height, 1 + either(zoom.factor(), randomness));
    } else if (part instanceof Augmentation.HorizontalFlip) {
      return Affine.scale(1, coin(randomness));
    } else if (part instanceof Augmentation.VerticalFlip) {
      return Affine.scale(coin(randomness), 1);
    } else if (part instanceof Augmentation.Crop crop) {
      double y = place(crop, picture.height(), randomness);
      return new Affine(
          crop.share(), 0, 0, crop.share(), y, place(crop, picture.width(), randomness));
    }
    throw new IllegalArgumentException(part + " is not geometric");
  }

  /** Of -range to range. */
  private static double either(double range, Randomness randomness) {
    return range * (2 * randomness.nextDouble() - 1);
  }

  private static double pixels(double drawn, double range, int side) {
    return range < 1 ? drawn * side : drawn;
  }

  private static int coin(Randomness randomness) {
    return randomness.nextInt(2) == 0 ? 1 : -1;
  }

  /** How far a window's centre lies from the picture's, its first pixel being a whole one. */
  private static double place(Augmentation.Crop crop, int side, Randomness randomness) {
    double window = crop.share() * side;
    int places = (int) Math.floor(side + 2.0 * crop.padding() - window + 1e-9) + 1;
    int start = randomness.nextInt(places) - crop.padding();
    return start + window / 2 - side / 2.0;
  }
}
