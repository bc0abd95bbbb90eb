package org.graft.backbones.torch;

import org.graft.spi.data.Shape;

/** How PyTorch's axes lie beside Graft's. */
public enum Layout {
  /** The same numbers in the same order. */
  SAME,
  /** PyTorch [out, in], Graft [in, out]. */
  TRANSPOSED,
  /** PyTorch [in x multiplier, 1, height, width], Graft [multiplier, in, height, width]. */
  DEPTHWISE;

  /** PyTorch's numbers as those of a parameter of the given shape. */
  public float[] toGraft(float[] torch, Shape parameter) {
    return this == SAME
        ? torch.clone()
        : turned(torch, parameter.size(1), parameter.size(0), parameter);
  }

  /** The numbers of a parameter of the given shape as PyTorch has them. */
  public float[] toTorch(float[] graft, Shape parameter) {
    return this == SAME
        ? graft.clone()
        : turned(graft, parameter.size(0), parameter.size(1), parameter);
  }

  /** [first, second, the rest] as [second, first, the rest]. */
  private static float[] turned(float[] values, int first, int second, Shape shape) {
    int rest = Math.toIntExact(shape.row().row().elements());
    float[] turned = new float[values.length];
    for (int a = 0; a < first; a++) {
      for (int b = 0; b < second; b++) {
        System.arraycopy(values, (a * second + b) * rest, turned, (b * first + a) * rest, rest);
      }
    }
    return turned;
  }
}
