package org.graft.datasets.images;

import java.util.Optional;
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
 * @param shorterSide what the shorter side is resized to before the centre is cut out, as
 *     torchvision's {@code Resize} and {@code CenterCrop} do; empty for {@code fit} alone
 */
record Geometry(Size size, Color color, Resize resize, Fit fit, Optional<Integer> shorterSide) {
  /** To be raised whenever the same file would give other numbers. */
  private static final int VERSION = 3;

  /** Checks that the centre can be cut out. */
  Geometry {
    if (size.height() < 1 || size.width() < 1) {
      throw new IllegalArgumentException("size must be 1 or more each way, found " + size);
    }
    if (shorterSide.isPresent() && shorterSide.get() < Math.max(size.height(), size.width())) {
      throw new IllegalArgumentException(
          "'shorter-side' is what pictures are resized to before %s is cut out; it must be as large, found %d"
              .formatted(size, shorterSide.get()));
    }
    if (shorterSide.isPresent() && fit != Fit.STRETCH) {
      throw new IllegalArgumentException(
          "'shorter-side' keeps the aspect ratio and cuts the centre out; leave 'fit' out");
    }
  }

  /** Without a rule for the shorter side. */
  Geometry(Size size, Color color, Resize resize, Fit fit) {
    this(size, color, resize, fit, Optional.empty());
  }

  /** Shape of one input: [channels, height, width]. */
  Shape shape() {
    return Shape.of(color.channels(), size.height(), size.width());
  }

  /** The numbers of one picture, 0..255, in {@link #shape()}. */
  float[] numbers(Pixels pixels) {
    float[] numbers = new float[Math.toIntExact(shape().elements())];
    Pixels colored = color.of(pixels);
    if (shorterSide.isPresent()) {
      center(colored, shorterSide.get(), numbers);
    } else {
      resize.resize(fit.of(colored, size), size, numbers);
    }
    return numbers;
  }

  private void center(Pixels pixels, int side, float[] into) {
    boolean tall = pixels.height() > pixels.width();
    int shorter = Math.min(pixels.height(), pixels.width());
    int longer =
        (int) ((double) ((long) side * Math.max(pixels.height(), pixels.width())) / shorter);
    Size whole = tall ? new Size(longer, side) : new Size(side, longer);
    float[] resized =
        new float[Math.multiplyExact(color.channels(), Math.multiplyExact(side, longer))];
    resize.resize(pixels, whole, resized);
    int top = (int) Math.rint((whole.height() - size.height()) / 2.0);
    int left = (int) Math.rint((whole.width() - size.width()) / 2.0);
    for (int row = 0; row < color.channels() * size.height(); row++) {
      int line = row / size.height() * whole.height() + top + row % size.height();
      System.arraycopy(
          resized, line * whole.width() + left, into, row * size.width(), size.width());
    }
  }

  /** Adds all that decides the numbers to {@code digest}. */
  Digest addTo(Digest digest) {
    digest
        .add("pictures")
        .add(VERSION)
        .add(size.toString())
        .add(color.name())
        .add(resize.name())
        .add(fit.name());
    return shorterSide.isPresent() ? digest.add("shorter side").add(shorterSide.get()) : digest;
  }
}
