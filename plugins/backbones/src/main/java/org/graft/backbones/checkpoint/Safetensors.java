package org.graft.backbones.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;

/**
 * Reads safetensors 0.4: eight bytes of length, a JSON header, numbers in little-endian order. What
 * the format forbids is refused: a header of over 100 MB, a key twice, arrays that overlap, leave
 * room between them or reach beyond the file.
 */
final class Safetensors {
  private static final long LARGEST_HEADER = 100L << 20;
  private static final String METADATA = "__metadata__";

  private final Path file;
  private final long start;
  private final long size;
  private final Map<String, StoredArray> arrays = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Extent> extents = new ArrayList<>();

  private Safetensors(Path file, long start, long size) {
    this.file = file;
    this.start = start;
    this.size = size;
  }

  private record Extent(String key, long from, long to) {}

  static Checkpoint read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      Region.fill(channel, length, 0);
      long bytes = length.getLong();
      if (bytes < 2 || bytes > LARGEST_HEADER || bytes > channel.size() - Long.BYTES) {
        throw new IOException(
            "is cut off or damaged: its header would have %s bytes, of %d in the file (at most %d)"
                .formatted(Long.toUnsignedString(bytes), channel.size(), LARGEST_HEADER));
      }
      ByteBuffer header = ByteBuffer.allocate((int) bytes);
      Region.fill(channel, header, Long.BYTES);
      long start = Long.BYTES + bytes;
      Safetensors reading = new Safetensors(file, start, channel.size() - start);
      reading.header(StandardCharsets.UTF_8.newDecoder().decode(header).toString());
      reading.checkExtents();
      return new Checkpoint(reading.arrays, reading.metadata);
    } catch (CharacterCodingException | MalformedJsonException | EOFException e) {
      throw new IOException("is damaged: its header is no JSON", e);
    } catch (NumberFormatException | IllegalStateException e) {
      throw new IOException("is damaged: its header does not describe arrays", e);
    }
  }

  private void header(String text) throws IOException {
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      json.beginObject();
      boolean described = false;
      while (json.hasNext()) {
        String key = json.nextName();
        if (key.equals(METADATA) && !described) {
          metadata(json);
          described = true;
        } else if (key.equals(METADATA) || arrays.put(key, array(key, json)) != null) {
          throw new IOException("holds the key '" + Words.of(key) + "' twice");
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("more than one value");
      }
    }
  }

  private void metadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      metadata.put(json.nextName(), json.nextString());
    }
    json.endObject();
  }

  private StoredArray array(String key, JsonReader json) throws IOException {
    String dtype = "";
    Optional<List<Long>> sizes = Optional.empty();
    List<Long> offsets = List.of();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "dtype" -> dtype = json.nextString();
        case "shape" -> sizes = Optional.of(numbers(json));
        case "data_offsets" -> offsets = numbers(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (dtype.isEmpty() || sizes.isEmpty() || offsets.size() != 2) {
      throw new IOException("is damaged: its header does not describe '" + Words.of(key) + "'");
    }
    String found = dtype;
    ElementType type =
        ElementType.ofSafetensors(dtype)
            .orElseThrow(
                () ->
                    new IOException(
                        "holds '%s' as %s, which Graft does not read; save it as F32"
                            .formatted(Words.of(key), Words.of(found))));
    return place(key, type, sizes.get(), offsets.get(0), offsets.get(1));
  }

  private StoredArray place(String key, ElementType type, List<Long> sizes, long from, long to)
      throws IOException {
    Shape shape = Words.shape(key, sizes);
    if (from < 0 || to < from || to > size) {
      throw new IOException(
          "is cut off or damaged: '%s' lies at %d to %d of %d bytes of numbers"
              .formatted(Words.of(key), from, to, size));
    }
    if (to - from != Words.elements(key, shape) * type.bytes()) {
      throw new IOException(
          "is damaged: '%s' is %s of %s and has %d bytes"
              .formatted(Words.of(key), shape, type, to - from));
    }
    extents.add(new Extent(key, from, to));
    return StoredArray.whole(
        shape, type, new Region(file, start + from, to - from, ByteOrder.LITTLE_ENDIAN, 0));
  }

  private static List<Long> numbers(JsonReader json) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      numbers.add(json.nextLong());
    }
    json.endArray();
    return numbers;
  }

  private void checkExtents() throws IOException {
    extents.sort(Comparator.comparingLong(Extent::from).thenComparingLong(Extent::to));
    long end = 0;
    String before = "";
    for (Extent extent : extents) {
      if (extent.from() < end) {
        throw new IOException(
            "is damaged: '%s' and '%s' overlap"
                .formatted(Words.of(before), Words.of(extent.key())));
      } else if (extent.from() > end) {
        throw new IOException(
            "is damaged: %d bytes before '%s' belong to no array"
                .formatted(extent.from() - end, Words.of(extent.key())));
      }
      end = extent.to();
      before = extent.key();
    }
    if (end != size) {
      throw new IOException(
          "is damaged: its arrays have %d bytes, the file has %d".formatted(end, size));
    }
  }
}
