package org.graft.testkit.reference;

import java.util.Optional;
import org.graft.spi.network.Border;

/** Two-dimensional windows over an image, row by row. */
record Windows(Axis rows, Axis columns) {
  /** The same beginning in the corner of a border around the image. */
  Windows within(Optional<Border> border) {
    return border
        .map(b -> new Windows(rows.behind(b.top()), columns.behind(b.left())))
        .orElse(this);
  }

  /** The same windows over an image that has the border for pixels of its own. */
  Windows whole(Border border) {
    return new Windows(
        rows.grown(border.top() + border.bottom()), columns.grown(border.left() + border.right()));
  }

  /** Pixels of the input. */
  int inputArea() {
    return rows.size() * columns.size();
  }

  /** Pixels of the output. */
  int outputArea() {
    return rows.windows() * columns.windows();
  }

  /** Pixels that a window reads. */
  int taps() {
    return rows.taps() * columns.taps();
  }

  /** Calls {@code visitor} for every window and every tap of it that lies inside the image. */
  void forEach(Visitor visitor) {
    for (int y = 0; y < rows.windows(); y++) {
      for (int x = 0; x < columns.windows(); x++) {
        for (int i = 0; i < rows.taps(); i++) {
          for (int j = 0; j < columns.taps(); j++) {
            int row = rows.pixel(y, i);
            int column = columns.pixel(x, j);
            if (rows.inside(row) && columns.inside(column)) {
              visitor.visit(
                  y * columns.windows() + x, i * columns.taps() + j, row * columns.size() + column);
            }
          }
        }
      }
    }
  }

  /** Told of a window's tap. */
  interface Visitor {
    /** Output pixel, place in the window, input pixel. */
    void visit(int output, int tap, int input);
  }
}
