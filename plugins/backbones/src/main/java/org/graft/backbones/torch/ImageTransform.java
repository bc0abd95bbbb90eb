package org.graft.backbones.torch;

import java.util.List;

/**
 * What photographs go through: the shorter side resized, the middle cut out, pixels scaled to 0..1,
 * then (value - mean) / deviation by channel.
 *
 * @param resize the shorter side, in pixels
 * @param crop side of the square cut out, in pixels
 * @param interpolation how pixels between pixels are made
 * @param mean one number a channel, red first
 * @param deviation one number a channel, red first
 */
public record ImageTransform(
    int resize, int crop, Interpolation interpolation, List<Double> mean, List<Double> deviation) {
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_DEVIATION = List.of(0.229, 0.224, 0.225);

  /** How pixels between pixels are made. */
  public enum Interpolation {
    /** From the two nearest of each axis. */
    BILINEAR,
    /** From the four nearest of each axis. */
    BICUBIC
  }

  /** Copies the lists. */
  public ImageTransform {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** With ImageNet's means and deviations. */
  public static ImageTransform imageNet(int resize, int crop, Interpolation interpolation) {
    return new ImageTransform(resize, crop, interpolation, IMAGENET_MEAN, IMAGENET_DEVIATION);
  }

  /** With ImageNet's, bilinear. */
  public static ImageTransform imageNet(int resize, int crop) {
    return imageNet(resize, crop, Interpolation.BILINEAR);
  }
}
