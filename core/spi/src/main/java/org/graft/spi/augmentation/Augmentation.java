package org.graft.spi.augmentation;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * One way in which pictures change at random, by Keras's names and with its ranges.
 *
 * <p>Inputs are [channels, height, width]; {@link Mixup} takes any. Geometric changes that stand
 * one after another are one bilinear interpolation about the picture's centre, as in Keras's {@code
 * ImageDataGenerator} (which takes rotation, shifts and zoom in this order).
 */
public sealed interface Augmentation {
  /** Turns by an angle. */
  @Name(value = "rotation", doc = "Turns by an angle drawn from -degrees to degrees.")
  record Rotation(
      @Param(doc = "Largest angle either way.", unit = "degrees", min = 0, max = 180)
          double degrees,
      @Param(doc = Doc.MODE, byDefault = "nearest") FillMode fillMode,
      @Param(doc = Doc.VALUE, byDefault = "0") double fillValue)
      implements Augmentation {}

  /** Moves sideways. */
  @Name(value = "width-shift", doc = "Moves left or right.")
  record WidthShift(
      @Param(doc = "Furthest either way: below 1 a share of the width, else pixels.", min = 0)
          double factor,
      @Param(doc = Doc.MODE, byDefault = "nearest") FillMode fillMode,
      @Param(doc = Doc.VALUE, byDefault = "0") double fillValue)
      implements Augmentation {}

  /** Moves up or down. */
  @Name(value = "height-shift", doc = "Moves up or down.")
  record HeightShift(
      @Param(doc = "Furthest either way: below 1 a share of the height, else pixels.", min = 0)
          double factor,
      @Param(doc = Doc.MODE, byDefault = "nearest") FillMode fillMode,
      @Param(doc = Doc.VALUE, byDefault = "0") double fillValue)
      implements Augmentation {}

  /** Enlarges or shrinks, height and width apart. */
  @Name(
      value = "zoom",
      doc = "Shows 1 - factor to 1 + factor of the height and, drawn apart, of the width.")
  record Zoom(
      @Param(doc = "Largest change either way.", min = 0, max = 0.99) double factor,
      @Param(doc = Doc.MODE, byDefault = "nearest") FillMode fillMode,
      @Param(doc = Doc.VALUE, byDefault = "0") double fillValue)
      implements Augmentation {}

  /** Swaps left and right, every second time. */
  @Name(value = "horizontal-flip", doc = "Swaps left and right in half of the cases.")
  record HorizontalFlip() implements Augmentation {}

  /** Swaps top and bottom, every second time. */
  @Name(value = "vertical-flip", doc = "Swaps top and bottom in half of the cases.")
  record VerticalFlip() implements Augmentation {}

  /**
   * Adds a number to every pixel, as Keras's {@code RandomBrightness}.
   *
   * @param factor largest change either way, as a share of the range of values
   * @param valueRange lowest and highest value; nothing leaves it; absent takes those of the
   *     training split
   */
  @Name(value = "brightness", doc = "Adds the same number to every pixel.")
  record Brightness(
      @Param(doc = "Largest change either way: a share of the value range.", min = 0, max = 1)
          double factor,
      @Param(
              doc =
                  "Lowest and highest value, which nothing leaves; without it, those of the"
                      + " training split.")
          Optional<List<Double>> valueRange)
      implements Augmentation {
    /** Checks the range and copies it. */
    public Brightness {
      valueRange = valueRange.map(List::copyOf);
      if (valueRange.isPresent()
          && (valueRange.get().size() != 2 || valueRange.get().get(0) >= valueRange.get().get(1))) {
        throw new IllegalArgumentException(
            "value-range must be [lowest, highest], found " + valueRange.get());
      }
    }
  }

  /**
   * Cuts a window at random and brings it back to full size.
   *
   * @param share of height and width that the window has
   * @param padding pixels that are added on each side before
   */
  @Name(
      value = "crop",
      doc = "A window at a random place, brought back to full size.",
      cites = "arXiv:1512.03385")
  record Crop(
      @Param(doc = "Height and width of the window.", byDefault = "1", min = 0.01, max = 1)
          double share,
      @Param(
              doc = "Added on each side before.",
              unit = "pixels",
              byDefault = "0",
              min = 0,
              max = 10000)
          int padding,
      @Param(doc = Doc.MODE, byDefault = "constant") FillMode fillMode,
      @Param(doc = Doc.VALUE, byDefault = "0") double fillValue)
      implements Augmentation {
    /** Refuses the window that can lie in one place only. */
    public Crop {
      if (share == 1 && padding == 0) {
        throw new IllegalArgumentException(
            "crop changes nothing: give a share below 1, or padding of 1 or more");
      }
    }
  }

  /** Covers a square whose centre is anywhere in the picture. */
  @Name(value = "cutout", doc = "Covers a square at a random place.", cites = "arXiv:1708.04552")
  record Cutout(
      @Param(doc = "Its side: below 1 a share of the shorter side, else pixels.", min = 0)
          double size,
      @Param(doc = "What covers it.", byDefault = "0") double fillValue)
      implements Augmentation {}

  /**
   * Mixes each example with another one of the training split, and their labels alike. It comes
   * last, wherever it stands. Of the two shares the larger is the example's own, which changes
   * nothing in distribution.
   */
  @Name(
      value = "mixup",
      doc = "Mixes each example, and its label, with another one.",
      cites = "arXiv:1710.09412")
  record Mixup(
      @Param(doc = "Both parameters of the beta distribution of shares.", min = 0.001, max = 100)
          double alpha)
      implements Augmentation {}
}
