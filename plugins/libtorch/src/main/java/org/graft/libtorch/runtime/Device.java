package org.graft.libtorch.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.data.Shape;

/** Where tensors lie, and the way to and from Java's arrays. Immutable. */
public final class Device {
  /** The CPU. */
  public static final Device CPU = new Device();

  private Device() {}

  /** A tensor of the first numbers of {@code values}, row-major. */
  public Tensor tensor(float[] values, long... sizes) {
    Tensor tensor = torch.empty(sizes);
    write(tensor, values);
    return tensor;
  }

  /** A tensor on the CPU, where this device has it. */
  public Tensor own(Tensor tensor) {
    return tensor;
  }

  /** Writes the first numbers of {@code values} over a dense row-major tensor. */
  public void write(Tensor tensor, float[] values) {
    int length = Math.toIntExact(tensor.numel());
    if (length > 0) {
      tensor.data_ptr_float().put(values, 0, length);
    }
  }

  /** The numbers of a tensor, row-major. */
  public float[] read(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      tensor.contiguous().data_ptr_float().get(values);
    }
    return values;
  }

  /** The sizes of {@code shape}. */
  public static long[] sizes(Shape shape) {
    return shape.sizes().stream().mapToLong(Integer::longValue).toArray();
  }
}
