package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;

/** What files say, checked and fit to print. */
final class Words {
  private static final int LONGEST = 120;

  /** Axes that an array may have. */
  private static final int AXES = 16;

  private Words() {}

  /** A text from a file, cut to what fits a line and without characters that a terminal obeys. */
  static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** A shape of the sizes that a file gives for {@code key}. */
  static Shape shape(String key, List<Long> sizes) throws IOException {
    List<Integer> axes = new ArrayList<>();
    for (long size : sizes.subList(0, Math.min(AXES + 1, sizes.size()))) {
      if (size < 0 || size > Integer.MAX_VALUE || sizes.size() > AXES) {
        throw new IOException("is damaged: '" + of(key) + "' has impossible sizes");
      }
      axes.add((int) size);
    }
    Shape shape = new Shape(axes);
    elements(key, shape);
    return shape;
  }

  /** Its number of elements. */
  static long elements(String key, Shape shape) throws IOException {
    try {
      long elements = shape.elements();
      if (elements <= Integer.MAX_VALUE) {
        return elements;
      }
    } catch (ArithmeticException e) {
      // as large as any other that is too large
    }
    throw new IOException("holds '%s' of %s, more than Graft takes".formatted(of(key), shape));
  }
}
