package org.graft.libtorch.runtime;

import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.data.Shape;

/**
 * Where tensors lie and in what they are multiplied, and the way to and from Java's arrays.
 *
 * @param cuda the CUDA device; empty for the CPU
 * @param precision of products
 */
public record Device(OptionalInt cuda, Precision precision) {
  /** The CPU in single precision. */
  public static final Device CPU = new Device(OptionalInt.empty(), Precision.FLOAT32);

  /** A tensor of the first numbers of {@code values}, row-major. */
  public Tensor tensor(float[] values, long... sizes) {
    return own(host(values, sizes));
  }

  private static Tensor host(float[] values, long... sizes) {
    Tensor tensor = torch.empty(sizes);
    int length = Math.toIntExact(tensor.numel());
    if (length > 0) {
      tensor.data_ptr_float().put(values, 0, length);
    }
    return tensor;
  }

  /** A tensor on the CPU, where this device has it. */
  public Tensor own(Tensor tensor) {
    return cuda.isEmpty()
        ? tensor
        : tensor.to(
            new org.bytedeco.pytorch.Device("cuda:" + cuda.getAsInt()), tensor.scalar_type());
  }

  /** Writes the first numbers of {@code values} over a dense row-major tensor. */
  public void write(Tensor tensor, float[] values) {
    int length = Math.toIntExact(tensor.numel());
    if (length > 0 && cuda.isEmpty()) {
      tensor.data_ptr_float().put(values, 0, length);
    } else if (length > 0) {
      tensor.copy_(host(values, LongStream.range(0, tensor.dim()).map(tensor::size).toArray()));
    }
  }

  /** The numbers of a tensor, row-major. */
  public float[] read(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      Tensor here = cuda.isEmpty() ? tensor : tensor.cpu();
      full(here).contiguous().data_ptr_float().get(values);
    }
    return values;
  }

  /** A tensor as a factor of a product. */
  public Tensor factor(Tensor tensor) {
    return precision == Precision.BFLOAT16 ? tensor.to(torch.ScalarType.BFloat16) : tensor;
  }

  /** A tensor in single precision. */
  public Tensor full(Tensor tensor) {
    return precision == Precision.BFLOAT16 ? tensor.to(torch.ScalarType.Float) : tensor;
  }

  /** The sizes of {@code shape}. */
  public static long[] sizes(Shape shape) {
    return shape.sizes().stream().mapToLong(Integer::longValue).toArray();
  }
}
