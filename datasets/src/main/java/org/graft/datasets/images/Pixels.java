package org.graft.datasets.images;

import java.util.Arrays;
import org.graft.spi.network.Size;

/** A decoded picture: one plane of {@code height * width} unsigned bytes, row by row, a channel. */
final class Pixels {
  private final int height;
  private final int width;
  private final byte[][] planes;

  /** A picture on planes that nobody changes afterwards. */
  Pixels(int height, int width, byte[][] planes) {
    this.height = height;
    this.width = width;
    this.planes = planes;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Its planes, one a channel; not to be changed. */
  byte[][] planes() {
    return planes;
  }

  /**
   * The part of {@code rows x columns} whose first pixel is ({@code top}, {@code left}); what lies
   * outside the picture is black.
   */
  Pixels window(int top, int left, int rows, int columns) {
    byte[][] cut = new byte[planes.length][];
    int from = Math.max(0, left);
    int length = Math.min(width, left + columns) - from;
    for (int channel = 0; channel < planes.length; channel++) {
      cut[channel] = new byte[Math.multiplyExact(rows, columns)];
      for (int row = Math.max(0, -top); row < rows && row + top < height; row++) {
        System.arraycopy(
            planes[channel],
            (row + top) * width + from,
            cut[channel],
            row * columns + from - left,
            length);
      }
    }
    return new Pixels(rows, columns, cut);
  }

  /**
   * A larger picture of one colour with this one on it, its first pixel at ({@code top}, {@code
   * left}); this one where it is as large.
   *
   * @param colour red, green and blue of what lies outside
   */
  Pixels on(Size size, int top, int left, int colour) {
    if (height == size.height() && width == size.width()) {
      return this;
    }
    byte[][] whole = new byte[planes.length][size.height() * size.width()];
    for (int channel = 0; channel < whole.length; channel++) {
      Arrays.fill(whole[channel], (byte) (colour >> (16 - 8 * channel)));
      for (int row = 0; row < height; row++) {
        System.arraycopy(
            planes[channel], row * width, whole[channel], (top + row) * size.width() + left, width);
      }
    }
    return new Pixels(size.height(), size.width(), whole);
  }

  /** The picture as it is meant to be seen. */
  Pixels upright(Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return this;
    }
    int rows = orientation.transposes() ? width : height;
    int columns = orientation.transposes() ? height : width;
    byte[][] turned = new byte[planes.length][];
    for (int channel = 0; channel < planes.length; channel++) {
      turned[channel] =
          channel > 0 && planes[channel] == planes[0]
              ? turned[0]
              : turned(orientation, planes[channel], rows, columns);
    }
    return new Pixels(rows, columns, turned);
  }

  private byte[] turned(Orientation orientation, byte[] plane, int rows, int columns) {
    byte[] turned = new byte[plane.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int across = orientation.transposes() ? row : column;
        int down = orientation.transposes() ? column : row;
        int x = orientation.flipsAcross() ? width - 1 - across : across;
        int y = orientation.flipsDown() ? height - 1 - down : down;
        turned[row * columns + column] = plane[y * width + x];
      }
    }
    return turned;
  }
}
