package org.graft.spi.network;

import org.graft.spi.data.Shape;

/** How a layer's output becomes the features that a head reads. */
public enum Pooling {
  /** The mean of each channel. */
  AVERAGE,
  /** The largest value of each channel. */
  MAX,
  /** Every value of every channel. */
  FLATTEN;

  /**
   * The layer for outputs of one shape.
   *
   * @throws IllegalArgumentException if they are vectors already
   */
  public Layer layer(Shape output) {
    if (output.rank() != 3) {
      throw new IllegalArgumentException(
          "pooling is for images [channels, height, width], found a layer that outputs "
              + output
              + "; leave 'pooling' out");
    }
    return switch (this) {
      case AVERAGE -> new Layer.GlobalAveragePooling();
      case MAX -> new Layer.GlobalMaxPooling();
      case FLATTEN -> new Layer.Flatten();
    };
  }
}
