package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads what {@code torch.save} has written since PyTorch 1.6: a zip file with {@code data.pkl} and
 * a stored entry {@code data/KEY} for each storage, all in one folder.
 */
final class TorchZip {
  private static final long LARGEST_PICKLE = 64L << 20;
  private static final String PICKLE = "data.pkl";

  private final Map<String, Region> entries;
  private final String folder;

  private TorchZip(Map<String, Region> entries, String folder) {
    this.entries = entries;
    this.folder = folder;
  }

  static Checkpoint read(Path file, Optional<String> part) throws IOException {
    Map<String, Region> entries = StoredZip.entries(file);
    List<String> pickles =
        entries.keySet().stream().filter(n -> n.matches("([^/]+/)?" + PICKLE)).toList();
    if (pickles.size() != 1) {
      throw new IOException("holds " + pickles.size() + " pickles of arrays, expected one");
    }
    String name = pickles.get(0);
    String folder = name.substring(0, name.length() - PICKLE.length());
    return new TorchZip(entries, folder).read(part);
  }

  private Checkpoint read(Optional<String> part) throws IOException {
    ByteOrder order = order();
    ByteBuffer pickle = bytes(folder + PICKLE, LARGEST_PICKLE);
    PickledTensors tensors =
        new PickledTensors((key, type, count) -> place(key, type, count, order));
    return Contents.of(Pickle.read(pickle, tensors), part);
  }

  private PickledTensors.Place place(String key, ElementType type, long count, ByteOrder order)
      throws IOException {
    Region region = entries.get(folder + "data/" + key);
    if (region == null) {
      throw new IOException("is damaged: it lacks the storage '" + Words.of(key) + "'");
    }
    if (count < 0 || count > region.bytes() / type.bytes()) {
      throw new IOException(
          "is damaged: storage '%s' has %d bytes, too few for %d numbers of %s"
              .formatted(Words.of(key), region.bytes(), count, type));
    }
    Region ordered =
        new Region(region.file(), region.offset(), region.bytes(), order, region.crc());
    return () -> ordered;
  }

  /** How numbers lie in the storages; files from before PyTorch 2.1 do not say, and are little. */
  private ByteOrder order() throws IOException {
    if (!entries.containsKey(folder + "byteorder")) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    String word =
        StandardCharsets.US_ASCII.decode(bytes(folder + "byteorder", 16)).toString().strip();
    return switch (word) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw new IOException("has the byte order '" + Words.of(word) + "'");
    };
  }

  private ByteBuffer bytes(String name, long largest) throws IOException {
    Region region = entries.get(name);
    if (region == null || region.bytes() > largest) {
      throw new IOException(
          "is damaged: '%s' is missing or has over %d bytes".formatted(Words.of(name), largest));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) region.bytes());
    try (FileChannel channel = FileChannel.open(region.file(), StandardOpenOption.READ)) {
      Region.fill(channel, bytes, region.offset());
    }
    CRC32 found = new CRC32();
    found.update(bytes.duplicate());
    if (region.crc() != 0 && region.crc() != found.getValue()) {
      throw new IOException("is damaged: the checksum of '" + Words.of(name) + "' does not match");
    }
    return bytes;
  }
}
