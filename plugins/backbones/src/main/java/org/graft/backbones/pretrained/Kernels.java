package org.graft.backbones.pretrained;

import java.util.List;
import org.graft.spi.data.Shape;

/** Axes of kernels: [out, in, height, width] here, [height, width, in, out] in Keras. */
public final class Kernels {
  private Kernels() {}

  /** The sizes that Keras has for a parameter of shape {@code shape}. */
  public static List<Integer> keras(Shape shape) {
    return shape.rank() == 4
        ? List.of(shape.size(2), shape.size(3), shape.size(1), shape.size(0))
        : shape.sizes();
  }

  /** Each of a kernel's windows turned by 180 degrees: a convolution's as a correlation's. */
  public static float[] rotated(Shape shape, float[] kernel) {
    int area = shape.size(2) * shape.size(3);
    float[] turned = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      int at = i % area;
      turned[i - at + area - 1 - at] = kernel[i];
    }
    return turned;
  }

  /** Keras's numbers on our axes. */
  public static float[] channelsFirst(Shape shape, float[] keras) {
    if (shape.rank() != 4) {
      return keras;
    }
    int out = shape.size(0);
    int in = shape.size(1);
    int area = shape.size(2) * shape.size(3);
    float[] moved = new float[keras.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int a = 0; a < area; a++) {
          moved[(o * in + i) * area + a] = keras[(a * in + i) * out + o];
        }
      }
    }
    return moved;
  }
}
