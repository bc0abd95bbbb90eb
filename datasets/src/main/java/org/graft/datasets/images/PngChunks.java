package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Checks a PNG's chunks against their CRCs (PNG, section 5.3), which the JDK's reader does not. */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int ANCILLARY = 0x20000000;

  private PngChunks() {}

  /**
   * Refuses a file with a wrong CRC in a chunk that its pixels depend on: critical ones, and all
   * that come before the pixels, as Pillow does.
   *
   * @throws BrokenPictureException naming the chunk
   */
  static void check(byte[] file) throws BrokenPictureException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    boolean pixels = false;
    for (long at = SIGNATURE; at + FRAME <= file.length; ) {
      int start = (int) at;
      long length = Integer.toUnsignedLong(bytes.getInt(start));
      int type = bytes.getInt(start + 4);
      at += FRAME + length;
      if (at > file.length) {
        return;
      }
      pixels |= type == IDAT;
      boolean counts = !pixels || (type & ANCILLARY) == 0;
      CRC32 crc = new CRC32();
      crc.update(file, start + 4, (int) length + 4);
      if (counts && (int) crc.getValue() != bytes.getInt((int) at - 4)) {
        String name = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
        throw new BrokenPictureException(
            "is a damaged PNG (its %s chunk does not match its CRC)".formatted(name));
      }
      if (type == IEND) {
        return;
      }
    }
  }
}
