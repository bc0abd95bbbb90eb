package org.graft.datasets.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * The file of a store: a head of 16 bytes (name, rows, row length), the rows as little-endian
 * float32, notes on broken pictures in UTF-8, and a tail of 12 (their length, CRC-32C of all that
 * comes before).
 *
 * @param rows number of pictures
 * @param rowLength numbers in each
 */
record StoreLayout(int rows, int rowLength) {
  private static final long NAME = 0x4752414654495831L;
  private static final int HEAD = 16;
  private static final int TAIL = 12;
  private static final int BLOCK = 1 << 20;

  /** Where row {@code row} starts. */
  long start(int row) {
    return HEAD + (long) row * rowLength * Float.BYTES;
  }

  /** Writes the head. */
  void begin(FileChannel channel) throws IOException {
    write(channel, head(), 0);
  }

  /** Writes what follows the rows, and all of it to disk. */
  void end(FileChannel channel, byte[] notes) throws IOException {
    long end = start(rows);
    write(channel, ByteBuffer.wrap(notes), end);
    write(channel, ByteBuffer.allocate(4).putInt(notes.length).flip(), end + notes.length);
    long checked = end + notes.length + 4;
    write(channel, ByteBuffer.allocate(8).putLong(sum(channel, checked)).flip(), checked);
    channel.force(true);
  }

  /** Whether the file is one of this layout, whole and unchanged. */
  boolean holds(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < start(rows) + TAIL || !read(channel, 0, HEAD).equals(head())) {
      return false;
    }
    ByteBuffer tail = read(channel, size - TAIL, TAIL);
    return start(rows) + tail.getInt(0) + TAIL == size && sum(channel, size - 8) == tail.getLong(4);
  }

  /** The notes of a file that this layout holds. */
  byte[] notes(FileChannel channel) throws IOException {
    long length = channel.size() - TAIL - start(rows);
    return read(channel, start(rows), Math.toIntExact(length)).array();
  }

  private ByteBuffer head() {
    return ByteBuffer.allocate(HEAD).putLong(NAME).putInt(rows).putInt(rowLength).flip();
  }

  private static long sum(FileChannel channel, long end) throws IOException {
    CRC32C crc = new CRC32C();
    for (long at = 0; at < end; at += BLOCK) {
      crc.update(read(channel, at, (int) Math.min(BLOCK, end - at)));
    }
    return crc.getValue();
  }

  private static ByteBuffer read(FileChannel channel, long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        break;
      }
    }
    return bytes.flip();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long start) throws IOException {
    for (long at = start; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
  }
}
