package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** An example's numbers with numbers that train put among them, or added to them. */
final class Learning implements Operation {
  private final int in;
  private final int at;
  private final Variable numbers;
  private final boolean among;
  private int rows;

  /**
   * An operation of its own numbers.
   *
   * @param in numbers of an example
   * @param at where its own begin
   * @param among whether they are put in between; else they are added
   */
  Learning(int in, int at, Variable numbers, boolean among) {
    this.in = in;
    this.at = at;
    this.numbers = numbers;
    this.among = among;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    this.rows = rows;
    double[] own = numbers.value();
    int out = among ? in + own.length : in;
    double[] y = new double[rows * out];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < in; i++) {
        y[r * out + place(i)] = inputs.get(0)[r * in + i];
      }
      for (int i = 0; i < own.length; i++) {
        y[r * out + at + i] += own[i];
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    int out = gradient.length / rows;
    double[] dx = new double[rows * in];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < in; i++) {
        dx[r * in + i] = gradient[r * out + place(i)];
      }
      for (int i = 0; i < numbers.value().length; i++) {
        numbers.gradient()[i] += gradient[r * out + at + i];
      }
    }
    return List.of(dx);
  }

  private int place(int i) {
    return among && i >= at ? i + numbers.value().length : i;
  }
}
