package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.base.Randomness;

/**
 * Fixed weighted sums of an example's numbers: places moved, means of windows, zeros put around.
 */
final class Linear implements Operation {
  private final int in;
  private final int out;
  private final List<Term> terms = new ArrayList<>();
  private int rows;

  /** Output number {@code to} has {@code weight} times input number {@code from}. */
  private record Term(int from, int to, double weight) {}

  /** With {@code in} numbers an example to {@code out}, all sums empty. */
  Linear(int in, int out) {
    this.in = in;
    this.out = out;
  }

  /** Adds to the sum of output number {@code to}. */
  void add(int from, int to, double weight) {
    terms.add(new Term(from, to, weight));
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    this.rows = rows;
    double[] x = inputs.get(0);
    double[] y = new double[rows * out];
    for (int r = 0; r < rows; r++) {
      for (Term term : terms) {
        y[r * out + term.to] += term.weight * x[r * in + term.from];
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[rows * in];
    for (int r = 0; r < rows; r++) {
      for (Term term : terms) {
        dx[r * in + term.from] += term.weight * gradient[r * out + term.to];
      }
    }
    return List.of(dx);
  }
}
