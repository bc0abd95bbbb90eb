package org.graft.libtorch.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.graft.spi.data.Shape;

/**
 * Tensors for batches of inputs, one for each number of rows, filled again and again. They belong
 * to the pointer scope in which this was made.
 */
public final class Batches {
  private final Shape shape;
  private final Device device;
  private final PointerScope scope = PointerScope.getInnerScope();
  private final Map<Integer, Tensor> tensors = new LinkedHashMap<>();
  private float[] rows = new float[0];

  /** For inputs of {@code shape}. */
  public Batches(Shape shape, Device device) {
    this.shape = shape;
    this.device = device;
  }

  /** The given rows; holds until the next call. */
  public Tensor fill(org.graft.spi.data.Tensor inputs, int[] order) {
    int length = inputs.rowLength();
    room(order.length * length);
    for (int i = 0; i < order.length; i++) {
      inputs.row(order[i], rows, i * length);
    }
    return tensor(order.length);
  }

  /** Rows {@code from} to {@code to}; holds until the next call. */
  public Tensor fill(org.graft.spi.data.Tensor inputs, int from, int to) {
    int length = inputs.rowLength();
    room((to - from) * length);
    for (int i = from; i < to; i++) {
      inputs.row(i, rows, (i - from) * length);
    }
    return tensor(to - from);
  }

  private void room(int numbers) {
    if (rows.length < numbers) {
      rows = new float[numbers];
    }
  }

  private Tensor tensor(int count) {
    Tensor tensor = tensors.computeIfAbsent(count, this::kept);
    device.write(tensor, rows);
    return tensor;
  }

  private Tensor kept(int count) {
    Tensor tensor = device.tensor(rows, Device.sizes(shape.batch(count)));
    scope.attach(tensor);
    return tensor;
  }
}
