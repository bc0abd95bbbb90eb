package org.graft.dl4j.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays for batches of inputs, one for each number of rows, filled again and again. */
public final class Batches implements AutoCloseable {
  private final Shape shape;
  private final Map<Integer, INDArray> arrays = new LinkedHashMap<>();
  private float[] rows = new float[0];

  /** For inputs of {@code shape}. */
  public Batches(Shape shape) {
    this.shape = shape;
  }

  /** The given rows; holds until the next call. */
  public INDArray fill(Tensor inputs, int[] order) {
    int length = inputs.rowLength();
    room(order.length * length);
    for (int i = 0; i < order.length; i++) {
      inputs.row(order[i], rows, i * length);
    }
    return array(order.length);
  }

  /** Rows {@code from} to {@code to}; holds until the next call. */
  public INDArray fill(Tensor inputs, int from, int to) {
    int length = inputs.rowLength();
    room((to - from) * length);
    for (int i = from; i < to; i++) {
      inputs.row(i, rows, (i - from) * length);
    }
    return array(to - from);
  }

  private void room(int numbers) {
    if (rows.length < numbers) {
      rows = new float[numbers];
    }
  }

  private INDArray array(int count) {
    INDArray array =
        arrays.computeIfAbsent(count, n -> NativeArray.create(NativeArray.shape(shape, n)));
    NativeArray.write(array, rows);
    return array;
  }

  @Override
  public void close() {
    arrays.values().forEach(INDArray::close);
  }
}
