package org.graft.datasets.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.graft.spi.network.Size;

/**
 * The first frame of an animated WebP as a file of its own, which a decoder of still pictures
 * reads, and where it lies on the canvas (RFC 9649, section 2.7.1).
 */
final class WebpFrame {
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0;
  private static final int HEADER = 12;
  private static final int CHUNK = 8;
  private static final int FRAME = 16;
  private static final byte HAS_ALPHA = 0x10;

  private final byte[] file;
  private final Size canvas;
  private final int top;
  private final int left;

  /** Of the canvas around it: white, which shines through, or without transparency black. */
  private final int outside;

  private WebpFrame(byte[] file, Size canvas, int top, int left, int outside) {
    this.file = file;
    this.canvas = canvas;
    this.top = top;
    this.left = left;
    this.outside = outside;
  }

  /**
   * The first frame of {@code file}; empty for a still picture.
   *
   * @throws BrokenPictureException if it ends before its first frame
   */
  static Optional<WebpFrame> of(byte[] file) throws BrokenPictureException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (!is("VP8X", file, HEADER) || file.length < 30 || (file[20] & 2) == 0) {
      return Optional.empty();
    }
    Size canvas = new Size(1 + three(file, 27), 1 + three(file, 24));
    for (long at = HEADER; at + CHUNK <= file.length; ) {
      int start = (int) at;
      long length = Integer.toUnsignedLong(bytes.getInt(start + 4));
      if (is("ANMF", file, start) && length >= FRAME && at + CHUNK + length <= file.length) {
        int frame = start + CHUNK;
        Size size = new Size(1 + three(file, frame + 9), 1 + three(file, frame + 6));
        int left = 2 * three(file, frame);
        int top = 2 * three(file, frame + 3);
        if (left + size.width() > canvas.width() || top + size.height() > canvas.height()) {
          throw new BrokenPictureException("is a damaged WebP (its first frame leaves the canvas)");
        }
        byte[] still = still(file, frame + FRAME, (int) length - FRAME, size);
        int outside = (file[20] & HAS_ALPHA) == 0 ? BLACK : WHITE;
        return Optional.of(new WebpFrame(still, canvas, top, left, outside));
      }
      at += CHUNK + length + (length & 1);
    }
    throw new BrokenPictureException("is a damaged WebP (it has no frame)");
  }

  /** A file with the frame alone. */
  byte[] file() {
    return file;
  }

  /** Size of the animation. */
  Size canvas() {
    return canvas;
  }

  /** The canvas with {@code frame} on it, as Pillow shows it. */
  Pixels around(Pixels frame) {
    return frame.on(canvas, top, left, outside);
  }

  /** A frame's chunks behind a header of their own. */
  private static byte[] still(byte[] file, int from, int length, Size size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 30);
    boolean alpha = is("ALPH", file, from);
    out.writeBytes(ascii("RIFF"));
    out.writeBytes(number(4 + length + (alpha ? 18 : 0), 4));
    out.writeBytes(ascii("WEBP"));
    if (alpha) {
      out.writeBytes(ascii("VP8X"));
      out.writeBytes(number(10, 4));
      out.writeBytes(new byte[] {HAS_ALPHA, 0, 0, 0});
      out.writeBytes(number(size.width() - 1, 3));
      out.writeBytes(number(size.height() - 1, 3));
    }
    out.write(file, from, length);
    return out.toByteArray();
  }

  private static byte[] number(int value, int bytes) {
    byte[] little = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      little[i] = (byte) (value >> (8 * i));
    }
    return little;
  }

  private static int three(byte[] file, int at) {
    return (file[at] & 0xff) | (file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff) << 16;
  }

  private static boolean is(String name, byte[] file, int at) {
    return at + 4 <= file.length
        && new String(file, at, 4, StandardCharsets.ISO_8859_1).equals(name);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
