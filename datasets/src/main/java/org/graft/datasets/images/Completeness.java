package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whether a file goes on to its end; decoders are lenient about that. */
final class Completeness {
  private static final int RIFF_HEADER = 8;

  private final Format format;
  private final byte[] file;

  /** Of a file of that format, whose bytes nobody changes. */
  Completeness(Format format, byte[] file) {
    this.format = format;
    this.file = file;
  }

  /**
   * Refuses a file that breaks off.
   *
   * @throws BrokenPictureException saying what is missing
   */
  void check() throws BrokenPictureException {
    if (format == Format.JPEG && !endsWithMarker()) {
      throw new BrokenPictureException("is a truncated JPEG (it has no end-of-image marker)");
    }
    if (format == Format.WEBP) {
      long stated = Integer.toUnsignedLong(bytes().order(ByteOrder.LITTLE_ENDIAN).getInt(4));
      if (stated + RIFF_HEADER > file.length) {
        throw new BrokenPictureException(
            "is a truncated WebP (it has %d of %d bytes)"
                .formatted(file.length, stated + RIFF_HEADER));
      }
    }
  }

  private ByteBuffer bytes() {
    return ByteBuffer.wrap(file);
  }

  /**
   * Whether an end-of-image marker follows the start of the last scan (thumbnails have their own).
   */
  private boolean endsWithMarker() {
    for (int at = file.length - 2; at >= 2; at--) {
      if (file[at] == (byte) 0xff) {
        int marker = file[at + 1] & 0xff;
        if (marker == 0xd9) {
          return true;
        }
        if (marker == 0xda) {
          return false;
        }
      }
    }
    return false;
  }
}
