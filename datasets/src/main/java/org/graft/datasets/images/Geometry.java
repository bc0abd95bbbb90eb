package org.graft.datasets.images;

import org.graft.spi.base.Digest;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Size;

/**
 * What every picture is brought to.
 *
 * @param size height and width
 * @param color channels
 * @param resize how sizes change
 * @param fit how aspect ratios change
 */
record Geometry(Size size, Color color, Resize resize, Fit fit) {
  /** To be raised whenever the same file would give other numbers. */
  private static final int VERSION = 3;

  /** Shape of one input: [channels, height, width]. */
  Shape shape() {
    return Shape.of(color.channels(), size.height(), size.width());
  }

  /** The numbers of one picture, 0..255, in {@link #shape()}. */
  float[] numbers(Pixels pixels) {
    float[] numbers = new float[Math.toIntExact(shape().elements())];
    resize.resize(fit.of(color.of(pixels), size), size, numbers);
    return numbers;
  }

  /** Adds all that decides the numbers to {@code digest}. */
  Digest addTo(Digest digest) {
    return digest
        .add("pictures")
        .add(VERSION)
        .add(size.toString())
        .add(color.name())
        .add(resize.name())
        .add(fit.name());
  }
}
