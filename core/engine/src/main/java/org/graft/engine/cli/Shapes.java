package org.graft.engine.cli;

import java.util.Arrays;
import org.graft.spi.data.Shape;

/** Shapes as options give them. */
final class Shapes {
  private Shapes() {}

  /** Reads {@code 3x224x224} or {@code 784}. */
  static Shape parse(String text) {
    if (!text.matches("[1-9][0-9]{0,8}(x[1-9][0-9]{0,8}){0,2}")) {
      throw new UserException(
          "expected a shape such as 3x224x224 (channels, height, width) or 784, found '"
              + text
              + "'");
    }
    return new Shape(Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList());
  }
}
