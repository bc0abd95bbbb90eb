package org.graft.spi.data;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Rows that lie in buffers.
 *
 * @param chunks the buffers, which nobody changes
 * @param rowsPerChunk rows in each; the last may have fewer
 * @param rowLength numbers in each row
 */
record Chunks(List<FloatBuffer> chunks, int rowsPerChunk, int rowLength) implements Tensor.Rows {
  Chunks {
    chunks = List.copyOf(chunks);
  }

  @Override
  public void read(int row, float[] into, int at) {
    chunks.get(row / rowsPerChunk).get(row % rowsPerChunk * rowLength, into, at, rowLength);
  }

  @Override
  public void read(int from, int to, int length, float[] into) {
    for (int row = from; row < to; ) {
      int inChunk = Math.min(to - row, rowsPerChunk - row % rowsPerChunk);
      chunks
          .get(row / rowsPerChunk)
          .get(row % rowsPerChunk * length, into, (row - from) * length, inChunk * length);
      row += inChunk;
    }
  }
}
