package org.graft.spi.network;

/**
 * A height and a width in pixels, written {@code 3} or {@code 3x5}.
 *
 * @param height 0 or more
 * @param width 0 or more
 */
public record Size(int height, int width) {
  /** Checks the sizes. */
  public Size {
    if (height < 0 || width < 0) {
      throw new IllegalArgumentException(
          "height and width must be 0 or more, found " + height + "x" + width);
    }
  }

  /** Reads {@code 3} (square) or {@code 3x5} (height x width). */
  public static Size parse(String text) {
    int x = text.indexOf('x');
    try {
      return x < 0
          ? new Size(Integer.parseInt(text), Integer.parseInt(text))
          : new Size(
              Integer.parseInt(text.substring(0, x)), Integer.parseInt(text.substring(x + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a size such as 3 or 3x5, found '" + text + "'", e);
    }
  }

  @Override
  public String toString() {
    return height == width ? String.valueOf(height) : height + "x" + width;
  }
}
