package org.graft.backbones.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The beginning of an HDF5 file, for what the library does not check: where the file says it ends
 * (HDF5 File Format Specification 3.0, II.A).
 */
final class Superblock {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private Superblock() {}

  /**
   * How many bytes the file should have, by its own word.
   *
   * @param path what messages call it
   * @throws IOException if this is no HDF5 file with addresses of 8 bytes
   */
  static long end(Path file, Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(64);
    }
    ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (head.length < 64 || bytes.slice(0, 8).mismatch(ByteBuffer.wrap(SIGNATURE)) >= 0) {
      throw new IOException(
          path + " is no file of Keras's; expected a model saved as .keras or .h5");
    }
    int version = head[8];
    int offsets = version < 2 ? head[13] : head[9];
    if (version < 0 || version > 3 || offsets != Long.BYTES) {
      throw new IOException(
          path + " is HDF5 of a kind that Graft does not read (superblock " + version + ")");
    }
    return bytes.getLong(version == 0 ? 40 : version == 1 ? 44 : 28);
  }
}
