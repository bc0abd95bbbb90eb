package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code torch.save} wrote before PyTorch 1.6: pickles of a magic number, a version, the
 * machine, the value and the storages' keys, then for each key its count (eight bytes) and its
 * numbers.
 */
final class TorchLegacy {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;
  private static final long LARGEST_PICKLE = 64L << 20;

  private final Path file;
  private final Map<String, Claim> claims = new LinkedHashMap<>();

  private TorchLegacy(Path file) {
    this.file = file;
  }

  /** A storage as the pickle has it, and where it was found. */
  private static final class Claim implements PickledTensors.Place {
    private final ElementType type;
    private final long count;
    private Optional<Region> found = Optional.empty();

    Claim(ElementType type, long count) {
      this.type = type;
      this.count = count;
    }

    @Override
    public Region region() throws IOException {
      return found.orElseThrow(() -> new IOException("in a storage that is not there"));
    }
  }

  static Checkpoint read(Path file, Optional<String> part) throws IOException {
    return new TorchLegacy(file).read(part);
  }

  private Checkpoint read(Optional<String> part) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate((int) Math.min(channel.size(), LARGEST_PICKLE));
      Region.fill(channel, head, 0);
      PickledTensors tensors = new PickledTensors(this::claim);
      Object magic = Pickle.read(head, tensors);
      Object version = Pickle.read(head, tensors);
      if (!MAGIC.equals(magic) || !Long.valueOf(VERSION).equals(version)) {
        throw new IOException("is damaged: it does not begin as torch.save writes it");
      }
      if (!(Pickle.read(head, tensors) instanceof Map<?, ?> machine)
          || !Boolean.TRUE.equals(machine.get("little_endian"))) {
        throw new IOException(
            "was not written on a little-endian machine; save it again with PyTorch 1.6 or later");
      }
      Object value = Pickle.read(head, tensors);
      List<?> keys = (List<?>) Pickle.read(head, tensors);
      storages(channel, head.position(), keys);
      return Contents.of(value, part);
    }
  }

  private PickledTensors.Place claim(String key, ElementType type, long count) throws IOException {
    Claim claim = claims.computeIfAbsent(key, k -> new Claim(type, count));
    if (claim.type != type || claim.count != count) {
      throw new IOException("is damaged: it has the storage '" + Words.of(key) + "' in two kinds");
    }
    return claim;
  }

  private void storages(FileChannel channel, long start, List<?> keys) throws IOException {
    long at = start;
    for (Object word : keys) {
      String key = PickledTensors.text(word);
      Claim claim = claims.get(key);
      if (claim == null || claim.found.isPresent()) {
        throw new IOException(
            "is damaged: it has the storage '" + Words.of(key) + "' twice or for nothing");
      }
      ByteBuffer header = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      Region.fill(channel, header, at);
      long count = header.getLong();
      long left = channel.size() - at - Long.BYTES;
      if (count != claim.count || count < 0 || count > left / claim.type.bytes()) {
        throw new IOException(
            "is cut off or damaged: storage '%s' has %d numbers, expected %d, and %d bytes are left"
                .formatted(Words.of(key), count, claim.count, left));
      }
      long bytes = count * claim.type.bytes();
      claim.found =
          Optional.of(new Region(file, at + Long.BYTES, bytes, ByteOrder.LITTLE_ENDIAN, 0));
      at += Long.BYTES + bytes;
    }
  }
}
