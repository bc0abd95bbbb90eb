package org.graft.lanes;

import java.util.List;
import java.util.Optional;

/** Which arithmetic suits a dense layer's size. */
final class DenseShape {
  /** From how many numbers on they fill the lanes better than a batch's examples do. */
  static final int WIDE = 32;

  private DenseShape() {}

  /** Into how many lines the kernel of a layer is cut. */
  static int lines(int in, int out) {
    return out >= WIDE ? in : 1;
  }

  /** The arithmetic on the layer's variables: the kernel, and the bias if it has one. */
  static Operation of(int in, int out, List<Variable> variables) {
    Variable kernel = variables.get(0);
    Optional<Variable> bias = variables.stream().skip(1).findFirst();
    return out >= WIDE
        ? new WideDense(in, out, kernel, bias)
        : new NarrowDense(in, out, kernel, bias);
  }
}
