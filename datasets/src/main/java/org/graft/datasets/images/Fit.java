package org.graft.datasets.images;

import org.graft.spi.network.Size;

/** How a picture of another aspect ratio comes to the wanted one, before it is resized. */
public enum Fit {
  /** Not at all: height and width are scaled apart. */
  STRETCH,
  /** The largest centred window of that ratio, as Keras's {@code crop_to_aspect_ratio}. */
  CENTER_CROP,
  /** Black borders on two sides, as Keras's {@code pad_to_aspect_ratio}. */
  PAD;

  /** The part of {@code pixels} (with borders) that is to be resized to {@code size}. */
  Pixels of(Pixels pixels, Size size) {
    int byWidth = (int) ((double) ((long) pixels.width() * size.height()) / size.width());
    int byHeight = (int) ((double) ((long) pixels.height() * size.width()) / size.height());
    if (this == STRETCH) {
      return pixels;
    }
    int rows =
        this == PAD
            ? Math.max(pixels.height(), byWidth)
            : Math.max(1, Math.min(pixels.height(), byWidth));
    int columns =
        this == PAD
            ? Math.max(pixels.width(), byHeight)
            : Math.max(1, Math.min(pixels.width(), byHeight));
    if (rows == pixels.height() && columns == pixels.width()) {
      return pixels;
    }
    int top = this == PAD ? -((rows - pixels.height()) / 2) : (pixels.height() - rows) / 2;
    int left = this == PAD ? -((columns - pixels.width()) / 2) : (pixels.width() - columns) / 2;
    return pixels.window(top, left, rows, columns);
  }
}
