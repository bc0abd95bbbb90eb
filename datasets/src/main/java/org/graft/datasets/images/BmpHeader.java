package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns bitmaps of OS/2 2.x, which the JDK refuses, into those of Windows: the first 40 of their
 * header's 64 bytes are Windows's BITMAPINFOHEADER, and the rest says nothing about pixels.
 */
final class BmpHeader {
  private static final int FILE_HEADER = 14;
  private static final int OS2 = 64;
  private static final int WINDOWS = 40;

  private BmpHeader() {}

  /** {@code file} with a header that the JDK reads; the same where it already has one. */
  static byte[] ofWindows(byte[] file) {
    ByteBuffer old = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < FILE_HEADER + OS2 || old.getInt(FILE_HEADER) != OS2) {
      return file;
    }
    int dropped = OS2 - WINDOWS;
    byte[] mended = new byte[file.length - dropped];
    int kept = FILE_HEADER + WINDOWS;
    System.arraycopy(file, 0, mended, 0, kept);
    System.arraycopy(file, kept + dropped, mended, kept, mended.length - kept);
    ByteBuffer.wrap(mended)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(2, mended.length)
        .putInt(10, old.getInt(10) - dropped)
        .putInt(FILE_HEADER, WINDOWS);
    return mended;
  }
}
