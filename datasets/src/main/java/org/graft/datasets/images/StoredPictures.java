package org.graft.datasets.images;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Digest;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * A store's file. Rows are read from disk when they are used, and not mapped: what the system keeps
 * of it in memory is then its own affair. Thread-safe.
 */
final class StoredPictures {
  private final Shape shape;
  private final RandomAccessFile file;
  private final StoreLayout layout;
  private final Map<String, Integer> rows;
  private final Map<String, String> broken;

  private StoredPictures(
      Shape shape,
      RandomAccessFile file,
      StoreLayout layout,
      Map<String, Integer> rows,
      Map<String, String> broken) {
    this.shape = shape;
    this.file = file;
    this.layout = layout;
    this.rows = rows;
    this.broken = broken;
  }

  /** The file's pictures, of these digests in this order; none if it is not there or not whole. */
  @SuppressWarnings("resource") // stays open as long as its pictures are used
  static Optional<StoredPictures> open(Path path, List<String> digests, Shape shape)
      throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    StoreLayout layout = new StoreLayout(digests.size(), Math.toIntExact(shape.elements()));
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    FileChannel channel = file.getChannel();
    if (!layout.holds(channel)) {
      file.close();
      return Optional.empty();
    }
    Map<String, String> broken = new HashMap<>();
    new String(layout.notes(channel), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", 2))
        .forEach(note -> broken.put(note[0], note[1]));
    Map<String, Integer> rows = new HashMap<>();
    digests.forEach(digest -> rows.put(digest, rows.size()));
    return Optional.of(new StoredPictures(shape, file, layout, rows, broken));
  }

  /** Why the picture of this digest could not be decoded, if so. */
  Optional<String> refusal(String digest) {
    return Optional.ofNullable(broken.get(digest));
  }

  /**
   * The pictures of these digests, [n, channels, height, width]; nothing is copied.
   *
   * @param geometry what they were brought to
   */
  Tensor tensor(List<String> digests, Geometry geometry) {
    int[] places = new int[digests.size()];
    Digest origin = geometry.addTo(new Digest());
    for (int i = 0; i < places.length; i++) {
      Integer row = rows.get(digests.get(i));
      if (row == null) {
        throw new IllegalStateException("no picture " + digests.get(i));
      }
      places[i] = row;
      origin.add(digests.get(i));
    }
    Tensor.Rows read = (row, into, at) -> read(places[row], into, at);
    return Tensor.of(shape.batch(places.length), read, origin.hex());
  }

  private void read(int row, float[] into, int at) {
    byte[] bytes = new byte[layout.rowLength() * Float.BYTES];
    try {
      synchronized (file) {
        file.seek(layout.start(row));
        file.readFully(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("decoded pictures cannot be read: " + e.getMessage(), e);
    }
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(into, at, layout.rowLength());
  }
}
