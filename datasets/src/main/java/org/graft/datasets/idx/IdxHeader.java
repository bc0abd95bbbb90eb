package org.graft.datasets.idx;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The header of an IDX file of unsigned bytes: two zero bytes, the type, the number of axes and
 * each axis's size as a big-endian 32-bit number ("The MNIST database", LeCun, Cortes and Burges).
 *
 * @param file the file, for messages
 * @param sizes size of each axis, 1 or more
 */
record IdxHeader(Path file, List<Integer> sizes) {
  private static final int UNSIGNED_BYTE = 0x08;

  private static final long HUGE = Long.MAX_VALUE / 8;

  /** No deflate stream unpacks to more than this many times its size (zlib's documentation). */
  private static final long DEFLATE_LIMIT = 1032;

  /**
   * Reads a header that must have {@code axes} axes: 3 for images, 1 for labels.
   *
   * @throws EOFException where the file ends within the header
   * @throws IOException saying what was expected and what was found
   */
  static IdxHeader read(Path file, InputStream in, int axes) throws IOException {
    byte[] magic = four(in);
    if (magic[0] != 0 || magic[1] != 0 || magic[2] != UNSIGNED_BYTE || magic[3] != axes) {
      throw new IOException(
          "%s: has the wrong magic number: expected 0000080%d (unsigned bytes, %s), found %s%s"
              .formatted(
                  file,
                  axes,
                  axes == 1 ? "1 axis: labels" : axes + " axes: images",
                  HexFormat.of().formatHex(magic),
                  mistakenFor(magic, axes)));
    }
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      int size = ByteBuffer.wrap(four(in)).getInt();
      if (size <= 0) {
        throw new IOException(
            "%s: axis %d has %d entries; expected 1 to %d"
                .formatted(file, axis, Integer.toUnsignedLong(size), Integer.MAX_VALUE));
      }
      sizes.add(size);
    }
    return new IdxHeader(file, List.copyOf(sizes));
  }

  /** Bytes of header and data; 2^60 where sizes are absurd. */
  long bytes() {
    long data = 1;
    for (int size : sizes) {
      data = data > HUGE / size ? HUGE : data * size;
    }
    return 4 + 4L * sizes.size() + data;
  }

  /**
   * Refuses a header that promises what a plain file of {@code length} bytes does not hold.
   *
   * @throws IOException saying whether the file is truncated or oversized
   */
  void checkPlain(long length) throws IOException {
    if (bytes() != length) {
      throw new IOException(
          "%s: is %s: its header says %d bytes, it has %d"
              .formatted(file, bytes() > length ? "truncated" : "oversized", bytes(), length));
    }
  }

  /**
   * Refuses a header that promises more than a gzip file of {@code length} bytes can hold.
   *
   * @throws IOException saying that the file is truncated
   */
  void checkPacked(long length) throws IOException {
    if (bytes() / DEFLATE_LIMIT > length) {
      throw new IOException(
          "%s: is truncated: its header says %d bytes, and %d bytes of gzip cannot hold as many"
              .formatted(file, bytes(), length));
    }
  }

  /**
   * Refuses data that, in float32, would not fit into the memory Java may use.
   *
   * @throws IOException with both numbers
   */
  void checkMemory() throws IOException {
    long needed = bytes() * Float.BYTES;
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most / 4 * 3) {
      throw new IOException(
          "%s: its data (%s) need %d MB of memory and Java may use %d MB; raise -Xmx"
              .formatted(file, sizes, needed >> 20, most >> 20));
    }
  }

  private static String mistakenFor(byte[] magic, int axes) {
    boolean other = magic[0] == 0 && magic[1] == 0 && magic[2] == UNSIGNED_BYTE;
    if (!other || magic[3] != (axes == 1 ? 3 : 1)) {
      return "";
    }
    return axes == 1 ? "; these are images, not labels" : "; these are labels, not images";
  }

  private static byte[] four(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(4);
    if (bytes.length < 4) {
      throw new EOFException("the header is cut short");
    }
    return bytes;
  }
}
