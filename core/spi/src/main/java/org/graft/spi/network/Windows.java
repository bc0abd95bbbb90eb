package org.graft.spi.network;

import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;

/**
 * How a grid of tokens falls into windows of one size, within which they attend to one another.
 *
 * @param grid rows and columns of tokens, multiples of the window's
 * @param size rows and columns of a window
 * @param shift rows and columns by which windows are moved, less than the window's
 * @param spread whether a window's tokens are spread evenly over the grid instead of neighbours
 */
public record Windows(
    @Param(doc = "Rows and columns of tokens.") Size grid,
    @Param(doc = "Rows and columns of a window.", byDefault = "7") Size size,
    @Param(doc = "Rows and columns that windows are moved by.", byDefault = "0") Size shift,
    @Param(doc = "Whether a window's tokens are spread evenly over the grid instead of neighbours.")
        boolean spread) {
  /** Checks that the grid falls into windows. */
  public Windows {
    if (size.height() < 1
        || size.width() < 1
        || grid.height() % size.height() != 0
        || grid.width() % size.width() != 0) {
      throw new IllegalArgumentException(
          "a grid of " + grid + " tokens does not fall into windows of " + size);
    }
    if (shift.height() >= size.height() || shift.width() >= size.width()) {
      throw new IllegalArgumentException(
          "windows of " + size + " cannot be moved by " + shift + "; it has to be less");
    }
  }

  /** Tokens of a window. */
  public int tokens() {
    return size.height() * size.width();
  }

  /** Ways in which two tokens of a window can stand to one another. */
  public int offsets() {
    return (2 * size.height() - 1) * (2 * size.width() - 1);
  }

  /**
   * Which token of the grid, row by row, stands at each place: [windows, tokens of a window], both
   * row by row.
   */
  public int[][] places() {
    int rows = grid.height() / size.height();
    int columns = grid.width() / size.width();
    int[][] places = new int[rows * columns][tokens()];
    for (int w = 0; w < places.length; w++) {
      for (int t = 0; t < tokens(); t++) {
        places[w][t] = moved(row(w, t, rows, columns), column(w, t, columns));
      }
    }
    return places;
  }

  /** Which of the regions that a shift brings together each token of {@link #places} is from. */
  public int[][] regions() {
    int rows = grid.height() / size.height();
    int columns = grid.width() / size.width();
    int[][] regions = new int[rows * columns][tokens()];
    for (int w = 0; w < regions.length; w++) {
      for (int t = 0; t < tokens(); t++) {
        int y = row(w, t, rows, columns) < grid.height() - shift.height() ? 0 : 1;
        int x = column(w, t, columns) < grid.width() - shift.width() ? 0 : 1;
        regions[w][t] = 2 * y + x;
      }
    }
    return regions;
  }

  /** The line of relative biases for each query and key of a window: [tokens, tokens]. */
  public int[][] relative() {
    int[][] lines = new int[tokens()][tokens()];
    for (int q = 0; q < tokens(); q++) {
      for (int k = 0; k < tokens(); k++) {
        int dy = q / size.width() - k / size.width() + size.height() - 1;
        int dx = q % size.width() - k % size.width() + size.width() - 1;
        lines[q][k] = dy * (2 * size.width() - 1) + dx;
      }
    }
    return lines;
  }

  private int row(int window, int token, int rows, int columns) {
    int outer = window / columns;
    int inner = token / size.width();
    return spread ? inner * rows + outer : outer * size.height() + inner;
  }

  private int column(int window, int token, int columns) {
    int outer = window % columns;
    int inner = token % size.width();
    return spread ? inner * columns + outer : outer * size.width() + inner;
  }

  private int moved(int row, int column) {
    int y = (row + shift.height()) % grid.height();
    int x = (column + shift.width()) % grid.width();
    return y * grid.width() + x;
  }

  /** Checks that a grid has as many places as there are tokens. */
  static void check(Layer layer, Size grid, int tokens) {
    if (grid.height() * grid.width() != tokens) {
      throw new IllegalArgumentException(
          layer.kind() + " has a grid of " + grid + ", found " + tokens + " tokens");
    }
  }

  /** What attention makes of queries, keys and values. */
  static Shape attended(Layer layer, int heads, Shape in) {
    if (in.size(1) % (3 * heads) != 0) {
      throw new IllegalArgumentException(
          layer.kind()
              + " takes queries, keys and values of "
              + heads
              + " heads, 3 x "
              + heads
              + " x the features of one; found "
              + in);
    }
    return Shape.of(in.size(0), in.size(1) / 3);
  }
}
