package org.graft.onnx;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;

/** What shape of inputs an ONNX network takes. */
final class Inputs {
  private Inputs() {}

  /** The network's own sizes; those left open are the sizes of what is to be run. */
  static Shape shape(List<Integer> own, Shape asked) {
    if (own.size() != asked.rank()) {
      throw new IllegalArgumentException(
          "it takes " + (own.size() == 3 ? "images" : "vectors") + ", found inputs of " + asked);
    }
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < own.size(); axis++) {
      sizes.add(own.get(axis) < 1 ? asked.size(axis) : own.get(axis));
    }
    return new Shape(sizes);
  }
}
