package org.graft.dl4j.backend;

import org.bytedeco.javacpp.FloatPointer;
import org.graft.spi.data.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Copies between Java and ND4J's memory without a native call where both are the CPU's. */
public final class NativeArray {
  private NativeArray() {}

  /** A new array outside every workspace. */
  public static INDArray create(long... shape) {
    return Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
  }

  /** The sizes of {@code rows} rows of {@code shape}. */
  public static long[] shape(Shape shape, int rows) {
    long[] sizes = new long[shape.rank() + 1];
    sizes[0] = rows;
    for (int axis = 0; axis < shape.rank(); axis++) {
      sizes[axis + 1] = shape.size(axis);
    }
    return sizes;
  }

  /** The sizes of {@code shape}. */
  public static long[] sizes(Shape shape) {
    return shape.sizes().stream().mapToLong(Integer::longValue).toArray();
  }

  /**
   * Writes the first numbers of {@code values} over {@code array}, which is row-major and dense.
   */
  public static void write(INDArray array, float[] values) {
    int length = Math.toIntExact(array.length());
    if (onCpu()) {
      pointer(array).put(values, 0, length);
    } else {
      float[] exact = values.length == length ? values : java.util.Arrays.copyOf(values, length);
      array.assign(Nd4j.createFromArray(exact).reshape(array.shape()));
    }
  }

  /**
   * Reads the numbers of {@code array} as they lie in memory, densely, into the beginning of {@code
   * values}.
   */
  public static void read(INDArray array, float[] values) {
    int length = Math.toIntExact(array.length());
    if (onCpu()) {
      pointer(array).get(values, 0, length);
    } else {
      System.arraycopy(array.dup(array.ordering()).data().asFloat(), 0, values, 0, length);
    }
  }

  /** Reads numbers of the flat {@code array} from {@code at} on. */
  public static void read(INDArray array, long at, float[] values) {
    if (onCpu()) {
      pointer(array).position(at).get(values, 0, values.length);
    } else {
      read(part(array, at, values.length), values);
    }
  }

  /** Writes numbers over those of the flat {@code array} from {@code at} on. */
  public static void write(INDArray array, long at, float[] values) {
    if (onCpu()) {
      pointer(array).position(at).put(values, 0, values.length);
    } else {
      write(part(array, at, values.length), values);
    }
  }

  private static INDArray part(INDArray array, long at, int length) {
    return array.reshape(array.length()).get(NDArrayIndex.interval(at, at + length));
  }

  /** The numbers of any array in row-major order. */
  public static float[] values(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    read(dense(array), values);
    return values;
  }

  /** The array itself if it is row-major and dense, else such a copy. */
  public static INDArray dense(INDArray array) {
    return array.ordering() == 'c'
            && org.nd4j.linalg.api.shape.Shape.hasDefaultStridesForShape(array)
        ? array
        : array.dup('c');
  }

  /** Whether arrays lie in memory that Java can write to. */
  public static boolean onCpu() {
    return Nd4j.getEnvironment().isCPU();
  }

  /** Where the first number of {@code array} lies, on the CPU. */
  public static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }
}
