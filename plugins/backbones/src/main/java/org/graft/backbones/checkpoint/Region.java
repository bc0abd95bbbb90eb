package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * A stretch of a file that holds numbers of one type, one behind the other.
 *
 * @param offset its first byte
 * @param bytes its length
 * @param crc what the file says is its CRC-32; 0 where it says none
 */
record Region(Path file, long offset, long bytes, ByteOrder order, long crc) {
  private static final int BLOCK = 1 << 20;

  /** Arrays of more bytes are mapped rather than read, where float32 lies there as it is wanted. */
  private static final long MAPPED = 16L << 20;

  /** Bytes of one mapping, at most. */
  private static final long PIECE = 1L << 30;

  /** All of it as float32 in {@code shape}. */
  Tensor tensor(Shape shape, ElementType type) throws IOException {
    boolean plain = type == ElementType.FLOAT32 && order == ByteOrder.LITTLE_ENDIAN;
    if (!plain || bytes <= MAPPED || bytes / shape.size(0) > PIECE) {
      return Tensor.of(shape, numbers(type));
    }
    int rows = (int) Math.min(shape.size(0), PIECE / (bytes / shape.size(0)));
    return Tensor.of(shape, mapped(rows * (bytes / shape.size(0))), rows);
  }

  /** All of it as float32. */
  float[] numbers(ElementType type) throws IOException {
    long count = bytes / type.bytes();
    if (count > Integer.MAX_VALUE - 8) {
      throw new IOException(file + " holds an array of " + count + " numbers; Graft takes 2^31");
    }
    float[] numbers = new float[(int) count];
    CRC32 found = new CRC32();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, Math.max(8, bytes)));
      int at = 0;
      for (long done = 0; done < bytes; done += block.limit()) {
        block.clear().limit((int) Math.min(block.capacity(), bytes - done));
        fill(channel, block, offset + done);
        found.update(block.duplicate());
        at = convert(block.order(order), type, numbers, at);
      }
    }
    check(found);
    return numbers;
  }

  private void check(CRC32 found) throws IOException {
    if (crc != 0 && found.getValue() != crc) {
      throw new IOException(file + " is damaged: the checksum of an array does not match");
    }
  }

  private static int convert(ByteBuffer block, ElementType type, float[] numbers, int from) {
    int at = from;
    if (type == ElementType.FLOAT32) {
      FloatBuffer floats = block.asFloatBuffer();
      int count = floats.remaining();
      floats.get(numbers, at, count);
      return at + count;
    }
    while (block.remaining() >= type.bytes()) {
      numbers[at++] = type.read(block);
    }
    return at;
  }

  private List<FloatBuffer> mapped(long piece) throws IOException {
    List<FloatBuffer> pieces = new ArrayList<>();
    CRC32 found = new CRC32();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long done = 0; done < bytes; done += piece) {
        long length = Math.min(piece, bytes - done);
        ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, offset + done, length);
        if (crc != 0) {
          found.update(map.duplicate());
        }
        pieces.add(map.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
      }
    }
    check(found);
    return pieces;
  }

  /** Fills what is left of {@code block} from byte {@code at} on and rewinds it. */
  static void fill(FileChannel channel, ByteBuffer block, long at) throws IOException {
    while (block.hasRemaining()) {
      if (channel.read(block, at + block.position()) < 0) {
        throw new IOException("breaks off");
      }
    }
    block.flip();
  }
}
