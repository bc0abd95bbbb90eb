package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * The images of one IDX file.
 *
 * @param pixels [n, 1, rows, columns], values 0..255
 * @param sha256 of the unpacked file
 */
record IdxImages(Tensor pixels, String sha256) {
  /** Floats in one buffer of the tensor: 16 MB, so that no single allocation is large. */
  private static final int CHUNK = 1 << 22;

  /** Reads {@code file}. */
  static IdxImages read(Path file, PixelOrder order) throws IOException {
    try (IdxStream stream = IdxStream.open(file, 3)) {
      int n = stream.size(0);
      boolean upright = order == PixelOrder.ROWS;
      int rows = stream.size(upright ? 1 : 2);
      int columns = stream.size(upright ? 2 : 1);
      if ((long) rows * columns > CHUNK) {
        throw new IOException(
            "%s: has images of %dx%d; expected at most %d pixels"
                .formatted(file, rows, columns, CHUNK));
      }
      int size = rows * columns;
      int perChunk = Math.min(n, CHUNK / size);
      byte[] image = new byte[size];
      List<FloatBuffer> chunks = new ArrayList<>();
      for (int start = 0; start < n; start += perChunk) {
        float[] chunk = new float[Math.min(perChunk, n - start) * size];
        for (int at = 0; at < chunk.length; at += size) {
          stream.read(image, size);
          if (upright) {
            copy(image, chunk, at);
          } else {
            transpose(image, rows, columns, chunk, at);
          }
        }
        chunks.add(FloatBuffer.wrap(chunk));
      }
      return new IdxImages(
          Tensor.of(Shape.of(n, 1, rows, columns), chunks, perChunk), stream.finish());
    }
  }

  private static void copy(byte[] image, float[] into, int at) {
    for (int i = 0; i < image.length; i++) {
      into[at + i] = image[i] & 0xff;
    }
  }

  private static void transpose(byte[] image, int rows, int columns, float[] into, int at) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        into[at + row * columns + column] = image[column * rows + row] & 0xff;
      }
    }
  }
}
