package org.graft.engine.standard.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.graft.engine.protobuf.Message;

/**
 * Records as TensorFlow frames them: length, masked CRC32C of the length, the message, its masked
 * CRC32C; numbers little-endian.
 */
final class EventFile {
  private static final int MASK = 0xa282ead8;

  private EventFile() {}

  /** Removes what Graft wrote beside {@code file}: two sessions would be two rows of one trial. */
  static void removeEarlier(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> earlier =
        Files.newDirectoryStream(folder, "events.out.tfevents.*.graft")) {
      for (Path one : earlier) {
        Files.delete(one);
      }
    }
  }

  /** Appends messages, in one write. */
  static void append(Path file, Iterable<Message> messages) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (Message message : messages) {
      all.writeBytes(record(message.toBytes()));
    }
    Files.write(file, all.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static byte[] record(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(masked(length))
        .put(data)
        .putInt(masked(data))
        .array();
  }

  private static int masked(byte[] data) {
    CRC32C sum = new CRC32C();
    sum.update(data);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }
}
