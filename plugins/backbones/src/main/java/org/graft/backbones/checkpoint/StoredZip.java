package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the entries of a zip file lie that are stored as they are, as {@code torch.save} stores
 * them (PKWARE's APPNOTE 6.3.9, 4.3; zip64 included). Packed and encrypted entries are refused.
 */
final class StoredZip {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END64 = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int COMMENT = 0xffff;
  private static final long DIRECTORY = 256L << 20;
  private static final long MANY = 0xffffffffL;

  private final Path file;
  private final FileChannel channel;

  private StoredZip(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Entries by name, in the file's order. */
  static Map<String, Region> entries(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new StoredZip(file, channel).entries();
    }
  }

  private Map<String, Region> entries() throws IOException {
    ByteBuffer directory = directory();
    Map<String, Region> entries = new LinkedHashMap<>();
    while (directory.remaining() >= ENTRY_BYTES) {
      ByteBuffer entry = directory.slice().order(ByteOrder.LITTLE_ENDIAN);
      if (entry.getInt(0) != ENTRY) {
        throw damaged("its directory is");
      }
      int name = entry.getShort(28) & 0xffff;
      int extra = entry.getShort(30) & 0xffff;
      int length = ENTRY_BYTES + name + extra + (entry.getShort(32) & 0xffff);
      if (length > entry.remaining()) {
        throw damaged("its directory breaks off");
      }
      String word = StandardCharsets.UTF_8.decode(entry.slice(ENTRY_BYTES, name)).toString();
      if (!word.endsWith("/") && entries.put(word, entry(word, entry, name, extra)) != null) {
        throw damaged("it has '" + Words.of(word) + "' twice");
      }
      directory.position(directory.position() + length);
    }
    return entries;
  }

  private Region entry(String word, ByteBuffer entry, int name, int extra) throws IOException {
    if ((entry.getShort(8) & 1) != 0 || entry.getShort(10) != 0) {
      throw new IOException(
          "holds '%s' packed or encrypted; torch.save stores arrays as they are"
              .formatted(Words.of(word)));
    }
    long[] wide = {
      entry.getInt(24) & MANY, entry.getInt(20) & MANY, entry.getInt(42) & MANY,
    };
    widen(entry.slice(ENTRY_BYTES + name, extra).order(ByteOrder.LITTLE_ENDIAN), wide);
    long header = wide[2];
    if (wide[0] != wide[1] || header < 0 || header > channel.size() - LOCAL_BYTES) {
      throw damaged("'" + Words.of(word) + "' does not lie in it");
    }
    ByteBuffer local = bytes(header, LOCAL_BYTES);
    long offset =
        header + LOCAL_BYTES + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    if (local.getInt(0) != LOCAL || wide[0] < 0 || wide[0] > channel.size() - offset) {
      throw damaged("'" + Words.of(word) + "' does not lie in it");
    }
    return new Region(file, offset, wide[0], ByteOrder.LITTLE_ENDIAN, entry.getInt(16) & MANY);
  }

  /** Sizes and offset that do not fit 32 bits stand in the extra field 1, in this order. */
  private static void widen(ByteBuffer extra, long[] numbers) {
    while (extra.remaining() >= 4) {
      int tag = extra.getShort() & 0xffff;
      int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
      ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; tag == 1 && i < numbers.length; i++) {
        if (numbers[i] == MANY && field.remaining() >= Long.BYTES) {
          numbers[i] = field.getLong();
        }
      }
      extra.position(extra.position() + length);
    }
  }

  private ByteBuffer directory() throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, END_BYTES + COMMENT);
    ByteBuffer end = bytes(size - tail, tail);
    int at = tail - END_BYTES;
    while (at >= 0 && end.getInt(at) != END) {
      at--;
    }
    if (at < 0) {
      throw damaged("it has no directory, so it is cut off");
    }
    long length = end.getInt(at + 12) & MANY;
    long start = end.getInt(at + 16) & MANY;
    long locator = size - tail + at - LOCATOR64_BYTES;
    if (locator >= 0 && bytes(locator, LOCATOR64_BYTES).getInt(0) == LOCATOR64) {
      long place = bytes(locator, LOCATOR64_BYTES).getLong(8);
      if (place < 0 || place > size - END64_BYTES || bytes(place, 4).getInt(0) != END64) {
        throw damaged("its directory does not lie in it");
      }
      ByteBuffer end64 = bytes(place, END64_BYTES);
      length = end64.getLong(40);
      start = end64.getLong(48);
    }
    if (length < 0 || length > DIRECTORY || start < 0 || start > size - length) {
      throw damaged("its directory does not lie in it");
    }
    return bytes(start, (int) length);
  }

  private ByteBuffer bytes(long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    Region.fill(channel, bytes, from);
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static IOException damaged(String why) {
    return new IOException("is a damaged zip file: " + why);
  }
}
