package org.graft.dl4j.graph;

import org.graft.dl4j.backend.NativeArray;
import org.graft.dl4j.graph.Slots.Slot;
import org.graft.spi.data.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The order in which a DL4J graph holds a parameter's numbers, piece by piece and without a second
 * copy of all: dense kernels lie there column by column, everything else as in the SPI, but for the
 * axes of depthwise kernels.
 */
final class GraphOrder {
  /** Numbers read at once: a megabyte, which stays in the cache while it is turned. */
  private static final int BLOCK = 1 << 18;

  /** Columns turned at once: those of one line of the cache. */
  private static final int COLUMNS = 16;

  private GraphOrder() {}

  /** Takes pieces in any order. */
  @FunctionalInterface
  interface Sink {
    /** Numbers {@code values[from .. from + length)}, which lie at {@code at} in the graph's. */
    void put(long at, float[] values, int from, int length);
  }

  /** Hands the numbers of {@code tensor} to {@code sink}. */
  static void copy(Slot slot, Tensor tensor, Sink sink) {
    INDArray view = slot.view();
    if (Axes.moved(slot.node().layer(), slot.parameter())) {
      INDArray numbers = NativeArray.create(NativeArray.sizes(slot.parameter().shape()));
      NativeArray.write(numbers, tensor.toArray());
      INDArray moved = Axes.toDl4j(slot.node().layer(), slot.parameter(), numbers);
      float[] ordered = new float[Math.toIntExact(numbers.length())];
      NativeArray.read(moved.dup(view.ordering()), ordered);
      numbers.close();
      sink.put(0, ordered, 0, ordered.length);
      return;
    }
    boolean turned = tensor.shape().rank() > 1 && view.ordering() == 'f';
    int rows = Math.max(1, BLOCK / tensor.rowLength());
    for (int from = 0; from < tensor.rows(); from += rows) {
      int to = Math.min(tensor.rows(), from + rows);
      float[] block = tensor.rows(from, to);
      if (turned) {
        turn(block, to - from, tensor.rows(), from, sink);
      } else {
        sink.put((long) from * tensor.rowLength(), block, 0, block.length);
      }
    }
  }

  /** Hands the columns of {@code rows} rows from {@code first} on, of {@code all}, to the sink. */
  private static void turn(float[] block, int rows, int all, int first, Sink sink) {
    int columns = block.length / rows;
    float[] turned = new float[COLUMNS * rows];
    for (int from = 0; from < columns; from += COLUMNS) {
      int count = Math.min(COLUMNS, columns - from);
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < count; column++) {
          turned[column * rows + row] = block[row * columns + from + column];
        }
      }
      for (int column = 0; column < count; column++) {
        sink.put((long) (from + column) * all + first, turned, column * rows, rows);
      }
    }
  }
}
