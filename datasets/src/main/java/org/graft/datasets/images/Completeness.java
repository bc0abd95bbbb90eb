package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whether a file is whole, as far as its container says; decoders are lenient about that. */
final class Completeness {
  private static final int RIFF_HEADER = 8;

  private Completeness() {}

  /**
   * Refuses a file that breaks off, or whose checksums are wrong.
   *
   * @throws BrokenPictureException saying what is missing or damaged
   */
  static void check(Format format, byte[] file) throws BrokenPictureException {
    if (format == Format.PNG) {
      PngChunks.check(file);
    }
    if (format == Format.WEBP) {
      ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      long stated = Integer.toUnsignedLong(bytes.getInt(4));
      if (stated + RIFF_HEADER > file.length) {
        throw new BrokenPictureException(
            "is a truncated WebP (it has %d of %d bytes)"
                .formatted(file.length, stated + RIFF_HEADER));
      }
    }
  }
}
