package org.graft.backbones.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that nobody's software writes. */
final class Crafted {
  private Crafted() {}

  /** A safetensors file of a header, in which ' stands for ", and numbers. */
  static Path safetensors(Path file, String header, int... data) throws IOException {
    byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (int value : data) {
      bytes.put((byte) value);
    }
    return Files.write(file, bytes.array());
  }

  /** A torch.save file of a pickle and one storage called 0. */
  static Path torch(Path file, byte[] pickle, byte[] storage, int method) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "archive/data.pkl", pickle, method);
      entry(zip, "archive/data/0", storage, method);
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes, int method)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(method);
    entry.setSize(bytes.length);
    if (method == ZipEntry.STORED) {
      entry.setCompressedSize(bytes.length);
    }
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** A pickle of {'w': tensor} with the given numbers for the tensor, 8 bytes each. */
  static byte[] pickle(long count, long first, long size, long stride) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "\u0080\u0002}U\u0001wctorch._utils\n_rebuild_tensor_v2\n((U\u0007storage");
    text(out, "ctorch\nFloatStorage\nU\u00010U\u0003cpu");
    number(out, count);
    text(out, "tQ");
    number(out, first);
    text(out, "(");
    number(out, size);
    text(out, "t(");
    number(out, stride);
    text(out, "t\u0089}tRs.");
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void number(ByteArrayOutputStream out, long number) {
    out.write(0x8a);
    out.write(8);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array());
  }
}
