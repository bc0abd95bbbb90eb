package org.graft.backbones.keras;

import java.util.Arrays;
import org.graft.spi.data.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Which of Keras's features each of Graft's features is, once an image was flattened: Keras
 * flattens rows, columns, channels, Graft channels, rows, columns.
 */
final class FlatOrder {
  /** By Graft's feature, the place of the same feature in Keras. */
  private final int[] places;

  private FlatOrder(int[] places) {
    this.places = places;
  }

  /** An image of shape [channels, height, width], flattened. */
  static FlatOrder of(Shape image) {
    int channels = image.size(0);
    int area = image.size(1) * image.size(2);
    int[] places = new int[channels * area];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % area * channels + i / area;
    }
    return new FlatOrder(places);
  }

  /** Features in the same order in both. */
  static FlatOrder same(int features) {
    int[] places = new int[features];
    Arrays.setAll(places, i -> i);
    return new FlatOrder(places);
  }

  /** These features and others behind them. */
  FlatOrder then(FlatOrder other) {
    int[] all = Arrays.copyOf(places, places.length + other.places.length);
    for (int i = 0; i < other.places.length; i++) {
      all[places.length + i] = places.length + other.places[i];
    }
    return new FlatOrder(all);
  }

  /** Whether there is nothing to move. */
  boolean isSame() {
    return equals(same(places.length));
  }

  /** Rows of a matrix, or elements of a vector ({@code width} 1), in Graft's order. */
  float[] rows(float[] keras, int width) {
    float[] moved = new float[keras.length];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(keras, places[i] * width, moved, i * width, width);
    }
    return moved;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FlatOrder order && Arrays.equals(places, order.places);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(places);
  }
}
