package org.graft.spi.augmentation;

/** What lies beyond a picture's border, by Keras's names. */
public enum FillMode {
  /** The border's pixels: {@code aaaa|abcd|dddd}. */
  NEAREST,
  /** One value everywhere: {@code kkkk|abcd|kkkk}. */
  CONSTANT,
  /** The picture mirrored, border included: {@code dcba|abcd|dcba}. */
  REFLECT,
  /** The picture again: {@code abcd|abcd|abcd}. */
  WRAP;

  /** The pixel from 0 to {@code size} - 1 that stands for pixel {@code i}; -1 for none. */
  int pixel(long i, int size) {
    if (i >= 0 && i < size) {
      return (int) i;
    }
    return switch (this) {
      case NEAREST -> i < 0 ? 0 : size - 1;
      case CONSTANT -> -1;
      case REFLECT -> {
        int at = (int) Math.floorMod(i, 2L * size);
        yield at < size ? at : 2 * size - 1 - at;
      }
      case WRAP -> (int) Math.floorMod(i, (long) size);
    };
  }
}
