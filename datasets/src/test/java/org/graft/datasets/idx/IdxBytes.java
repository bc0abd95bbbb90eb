package org.graft.datasets.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** IDX files made by hand. */
final class IdxBytes {
  private IdxBytes() {}

  /** {@code n} images whose pixels count up from 0, row after row, image after image. */
  static byte[] images(int n, int rows, int columns) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + n * rows * columns);
    bytes.putInt(0x803).putInt(n).putInt(rows).putInt(columns);
    for (int i = 0; bytes.hasRemaining(); i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  /** The given labels. */
  static byte[] labels(int... labels) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  /** As a gzip file. */
  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
