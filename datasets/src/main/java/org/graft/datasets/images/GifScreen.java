package org.graft.datasets.images;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.graft.spi.network.Size;

/**
 * The logical screen of a GIF (GIF89a, section 18) and where its first frame lies on it.
 *
 * @param size of the screen, enlarged where the frame leaves it
 * @param top row of the frame's first pixel
 * @param left column of the frame's first pixel
 */
record GifScreen(Size size, int top, int left) {
  private static final int EXTENSION = 0x21;
  private static final int DESCRIPTOR = 0x2c;
  private static final int HEADER = 13;
  private static final int WHITE = 0xffffff;

  /**
   * The screen of {@code file}.
   *
   * @throws BrokenPictureException if it ends before its first frame
   */
  static GifScreen of(byte[] file) throws BrokenPictureException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = HEADER;
    if (file.length > HEADER && (file[10] & 0x80) != 0) {
      at += 3 * (2 << (file[10] & 7));
    }
    while (at + 2 < file.length && file[at] == EXTENSION) {
      at += 2;
      while (at < file.length && file[at] != 0) {
        at += 1 + (file[at] & 0xff);
      }
      at++;
    }
    if (at + 9 > file.length || file[at] != DESCRIPTOR) {
      throw new BrokenPictureException("is a damaged GIF (no frame follows its header)");
    }
    int left = Short.toUnsignedInt(bytes.getShort(at + 1));
    int top = Short.toUnsignedInt(bytes.getShort(at + 3));
    int right = left + Short.toUnsignedInt(bytes.getShort(at + 5));
    int bottom = top + Short.toUnsignedInt(bytes.getShort(at + 7));
    int width = Math.max(right, Short.toUnsignedInt(bytes.getShort(6)));
    int height = Math.max(bottom, Short.toUnsignedInt(bytes.getShort(8)));
    return new GifScreen(new Size(height, width), top, left);
  }

  /**
   * The screen with {@code frame} on it. What lies outside is transparent where the frame has a
   * transparent colour, and else of the palette's first colour, as in Pillow.
   *
   * @param image the frame as the decoder gave it, for its palette
   */
  Pixels around(Pixels frame, BufferedImage image) {
    int outside = WHITE;
    if (image.getColorModel() instanceof IndexColorModel palette
        && palette.getTransparentPixel() < 0) {
      outside = palette.getRGB(0);
    }
    return frame.on(size, top, left, outside);
  }
}
