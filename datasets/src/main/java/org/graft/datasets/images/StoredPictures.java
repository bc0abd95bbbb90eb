package org.graft.datasets.images;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/** A store's file, mapped into memory: rows are read from disk when they are used. Immutable. */
final class StoredPictures {
  private static final int MAPPED = 1 << 30;

  private final Shape shape;
  private final Map<String, FloatBuffer> rows;
  private final Map<String, String> broken;

  private StoredPictures(Shape shape, Map<String, FloatBuffer> rows, Map<String, String> broken) {
    this.shape = shape;
    this.rows = rows;
    this.broken = broken;
  }

  /** The file's pictures, of these digests in this order; none if it is not there or not whole. */
  static Optional<StoredPictures> open(Path file, List<String> digests, Shape shape)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    StoreLayout layout = new StoreLayout(digests.size(), Math.toIntExact(shape.elements()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (!layout.holds(channel)) {
        return Optional.empty();
      }
      Map<String, String> broken = new HashMap<>();
      new String(layout.notes(channel), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(note -> broken.put(note[0], note[1]));
      return Optional.of(new StoredPictures(shape, rows(channel, layout, digests), broken));
    }
  }

  /** Why the picture of this digest could not be decoded, if so. */
  Optional<String> refusal(String digest) {
    return Optional.ofNullable(broken.get(digest));
  }

  /** The pictures of these digests, [n, channels, height, width]; nothing is copied. */
  Tensor tensor(List<String> digests) {
    List<FloatBuffer> chunks = new ArrayList<>(digests.size());
    for (String digest : digests) {
      FloatBuffer row = rows.get(digest);
      if (row == null) {
        throw new IllegalStateException("no picture " + digest);
      }
      chunks.add(row);
    }
    return Tensor.of(shape.batch(digests.size()), chunks, 1);
  }

  private static Map<String, FloatBuffer> rows(
      FileChannel channel, StoreLayout layout, List<String> digests) throws IOException {
    Map<String, FloatBuffer> rows = new HashMap<>();
    int perMap = Math.max(1, MAPPED / (layout.rowLength() * Float.BYTES));
    for (int from = 0; from < digests.size(); from += perMap) {
      int to = Math.min(digests.size(), from + perMap);
      FloatBuffer mapped =
          channel
              .map(
                  FileChannel.MapMode.READ_ONLY,
                  layout.start(from),
                  layout.start(to) - layout.start(from))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      for (int row = from; row < to; row++) {
        rows.put(
            digests.get(row), mapped.slice((row - from) * layout.rowLength(), layout.rowLength()));
      }
    }
    return rows;
  }
}
