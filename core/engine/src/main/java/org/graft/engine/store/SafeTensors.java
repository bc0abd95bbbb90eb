package org.graft.engine.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * Tensors in a file of the safetensors format: an eight-byte little-endian header length, a JSON
 * header, float32 data. Python reads it with the {@code safetensors} package.
 *
 * <p>The header's metadata says what the file is, and carries a CRC-32C of header and data,
 * verified on every read (in the header the checksum itself counts as {@value #UNKNOWN}). Files are
 * written under a temporary name and moved; large tensors are memory-mapped when read.
 */
public final class SafeTensors {
  private static final long MAX_HEADER = 100L << 20;
  private static final int CHUNK_BYTES = 1 << 30;
  private static final String CHECKSUM = "crc32c";
  private static final String WHAT = "what";
  private static final String UNKNOWN = "00000000";

  private SafeTensors() {}

  /** How large the file of {@code tensors} is. */
  static long bytes(Map<String, Tensor> tensors, String what) {
    long data = tensors.values().stream().mapToLong(t -> t.shape().elements()).sum();
    return 8 + header(tensors, what, UNKNOWN).length + data * Float.BYTES;
  }

  /**
   * Writes {@code tensors} to {@code file}, replacing it in one step.
   *
   * @param what in words
   */
  public static void write(Path file, String what, Map<String, Tensor> tensors) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // With the rights that the umask gives: a group may share a store.
    String end = Long.toHexString(ThreadLocalRandom.current().nextLong()) + StoredFile.PART;
    Path temporary = Files.createFile(file.resolveSibling(file.getFileName() + "." + end));
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
        byte[] draft = header(tensors, what, UNKNOWN);
        channel.position(8L + draft.length);
        CRC32C crc = new CRC32C();
        crc.update(draft);
        for (Tensor tensor : tensors.values()) {
          data(channel, tensor, crc);
        }
        ByteBuffer head = ByteBuffer.allocate(8 + draft.length).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(draft.length).put(header(tensors, what, hex(crc))).flip();
        channel.position(0);
        writeAll(channel, head);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String hex(CRC32C crc) {
    return String.format("%08x", crc.getValue());
  }

  private static byte[] header(Map<String, Tensor> tensors, String what, String crc) {
    JsonObject json = new JsonObject();
    JsonObject metadata = new JsonObject();
    metadata.addProperty(CHECKSUM, crc);
    metadata.addProperty(WHAT, what);
    json.add("__metadata__", metadata);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      long end = offset + entry.getValue().shape().elements() * Float.BYTES;
      JsonObject tensor = new JsonObject();
      tensor.addProperty("dtype", "F32");
      JsonArray shape = new JsonArray();
      entry.getValue().shape().sizes().forEach(shape::add);
      tensor.add("shape", shape);
      JsonArray offsets = new JsonArray();
      offsets.add(offset);
      offsets.add(end);
      tensor.add("data_offsets", offsets);
      json.add(entry.getKey(), tensor);
      offset = end;
    }
    byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = java.util.Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    java.util.Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void data(FileChannel channel, Tensor tensor, CRC32C crc) throws IOException {
    int step = Math.max(1, (1 << 18) / Math.max(1, tensor.rowLength()));
    for (int row = 0; row < tensor.rows(); row += step) {
      float[] block = tensor.rows(row, Math.min(tensor.rows(), row + step));
      ByteBuffer bytes =
          ByteBuffer.allocate(block.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(block);
      crc.update(bytes.duplicate());
      writeAll(channel, bytes);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Reads and verifies a file.
   *
   * @throws DamagedFileException if it does not hold what was written
   * @throws IOException if it cannot be read
   */
  public static Map<String, Tensor> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      String header = header(file, channel);
      return tensors(file, channel, header);
    }
  }

  /** What a file is, in words; empty where its header does not say. */
  static String what(Path file) throws IOException {
    JsonElement metadata = parse(file, header(file)).get("__metadata__");
    boolean said = metadata instanceof JsonObject words && words.has(WHAT);
    return said ? metadata.getAsJsonObject().get(WHAT).getAsString() : "";
  }

  /** A file's header, the checksum of all its data in it. */
  static String header(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return header(file, channel);
    }
  }

  private static String header(Path file, FileChannel channel) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    if (channel.read(length, 0) != 8) {
      throw new DamagedFileException(file, "it is shorter than its header");
    }
    long headerBytes = length.flip().getLong();
    if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER, channel.size() - 8)) {
      throw new DamagedFileException(file, "its header length is " + headerBytes);
    }
    ByteBuffer header = ByteBuffer.allocate((int) headerBytes);
    channel.read(header, 8);
    return new String(header.array(), StandardCharsets.UTF_8);
  }

  private static JsonObject parse(Path file, String header) throws IOException {
    try {
      return JsonParser.parseString(header).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new DamagedFileException(file, "its header is not JSON");
    }
  }

  private static Map<String, Tensor> tensors(Path file, FileChannel channel, String text)
      throws IOException {
    JsonObject header = parse(file, text);
    long start = 8L + text.getBytes(StandardCharsets.UTF_8).length;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    CRC32C crc = new CRC32C();
    String expected = "";
    long position = 0;
    try {
      for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
        JsonObject json = entry.getValue().getAsJsonObject();
        if (entry.getKey().equals("__metadata__")) {
          expected = json.get(CHECKSUM).getAsString();
          crc.update(
              text.replace(field(expected), field(UNKNOWN)).getBytes(StandardCharsets.UTF_8));
          continue;
        }
        Shape shape =
            new Shape(
                json.getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList());
        long from = json.getAsJsonArray("data_offsets").get(0).getAsLong();
        long to = json.getAsJsonArray("data_offsets").get(1).getAsLong();
        if (!json.get("dtype").getAsString().equals("F32")
            || from != position
            || to - from != shape.elements() * Float.BYTES
            || start + to > channel.size()) {
          throw new DamagedFileException(
              file, "tensor '" + entry.getKey() + "' does not fit its place");
        }
        tensors.put(entry.getKey(), map(channel, shape, start + from, crc));
        position = to;
      }
    } catch (RuntimeException e) {
      throw new DamagedFileException(file, "its header does not describe tensors");
    }
    if (start + position != channel.size() || !expected.equals(hex(crc))) {
      throw new DamagedFileException(file, "its checksum does not match");
    }
    return tensors;
  }

  private static Tensor map(FileChannel channel, Shape shape, long start, CRC32C crc)
      throws IOException {
    long rowBytes = Math.max(1, shape.rank() == 0 ? 1 : shape.row().elements()) * Float.BYTES;
    int rows = shape.rank() == 0 ? 1 : shape.size(0);
    int rowsPerChunk = (int) Math.max(1, Math.min(rows, CHUNK_BYTES / rowBytes));
    List<FloatBuffer> chunks = new ArrayList<>();
    for (int row = 0; row < rows; row += rowsPerChunk) {
      long bytes = Math.min(rowsPerChunk, rows - row) * rowBytes;
      ByteBuffer chunk = read(channel, start + row * rowBytes, bytes);
      crc.update(chunk.duplicate());
      chunks.add(chunk.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
    }
    return Tensor.of(shape, chunks, rowsPerChunk);
  }

  /** Small tensors are copied to the heap, large ones mapped. */
  private static ByteBuffer read(FileChannel channel, long start, long bytes) throws IOException {
    if (bytes > 1 << 20) {
      return channel.map(FileChannel.MapMode.READ_ONLY, start, bytes);
    }
    ByteBuffer heap = ByteBuffer.allocate((int) bytes);
    while (heap.hasRemaining()) {
      if (channel.read(heap, start + heap.position()) < 0) {
        throw new IOException("unexpected end of file");
      }
    }
    return heap.flip();
  }

  private static String field(String crc) {
    return '"' + CHECKSUM + "\":\"" + crc + '"';
  }
}
