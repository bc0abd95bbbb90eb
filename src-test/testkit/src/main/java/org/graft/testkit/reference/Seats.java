package org.graft.testkit.reference;

import java.util.stream.IntStream;

/**
 * Which tokens see one another, and which relative bias they have.
 *
 * @param places tokens of each window
 * @param regions of each window's tokens; those of different ones do not see one another
 * @param relative the line of the bias of each query and key of a window
 */
@SuppressWarnings("ArrayRecordComponent") // for reading only
record Seats(int tokens, int[][] places, int[][] regions, int[][] relative) {
  /** All see all, with one bias. */
  static Seats all(int tokens) {
    return new Seats(
        tokens,
        new int[][] {IntStream.range(0, tokens).toArray()},
        new int[1][tokens],
        new int[tokens][tokens]);
  }

  /** Those of one window see one another. */
  static Seats of(org.graft.spi.network.Windows windows) {
    return new Seats(
        windows.grid().height() * windows.grid().width(),
        windows.places(),
        windows.regions(),
        windows.relative());
  }

  /** Told of a query and a key. */
  interface Visitor<T> {
    /** Their numbers in the window and their line of biases. */
    T visit(int query, int key, int line);
  }

  /** Adds biases to the scores of a window; unseen ones become minus infinity. */
  void see(int window, double[][] scores, Visitor<Double> bias) {
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        boolean seen = regions[window][i] == regions[window][j];
        scores[i][j] =
            seen ? scores[i][j] + bias.visit(i, j, relative[i][j]) : Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** Calls the visitor for every query and key of a window. */
  void lines(Visitor<?> visitor) {
    for (int i = 0; i < relative.length; i++) {
      for (int j = 0; j < relative.length; j++) {
        visitor.visit(i, j, relative[i][j]);
      }
    }
  }
}
