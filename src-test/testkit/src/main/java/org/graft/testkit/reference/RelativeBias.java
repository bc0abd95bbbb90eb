package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Seed;
import org.graft.spi.network.Size;

/** What is added to scores by where a key stands from its query: [lines, heads]. */
interface RelativeBias {
  /** The numbers, row by row. */
  double[] table();

  /** Adds the gradient by the table to variables'. */
  void add(double[] gradient);

  /** Zeros: one line. */
  record None(int heads) implements RelativeBias {
    @Override
    public double[] table() {
      return new double[heads];
    }

    @Override
    public void add(double[] gradient) {
      // nothing trains
    }
  }

  /** Numbers that train. */
  record Table(Variable numbers) implements RelativeBias {
    @Override
    public double[] table() {
      return numbers.value();
    }

    @Override
    public void add(double[] gradient) {
      for (int i = 0; i < gradient.length; i++) {
        numbers.gradient()[i] += gradient[i];
      }
    }
  }

  /**
   * 16 sigmoid of what two layers make of the places.
   *
   * @param places coordinates [lines, 2]
   */
  @SuppressWarnings("ArrayRecordComponent") // for reading only
  record Made(double[] places, Affine hidden, Pointwise relu, Affine output, Pointwise sigmoid)
      implements RelativeBias {
    private static final double LARGEST = 16;
    private static final double SPAN = 8;

    @Override
    public double[] table() {
      double[] y = places;
      for (Operation step : List.of(hidden, relu, output, sigmoid)) {
        y = step.forward(1, List.of(y), Mode.INFERENCE, new Seed(0).randomness());
      }
      return scaled(y);
    }

    @Override
    public void add(double[] gradient) {
      table();
      double[] up = scaled(gradient);
      for (Operation step : List.of(sigmoid, output, relu, hidden)) {
        up = step.backward(up).get(0);
      }
    }

    private static double[] scaled(double[] values) {
      double[] y = values.clone();
      for (int i = 0; i < y.length; i++) {
        y[i] *= LARGEST;
      }
      return y;
    }

    /** Where keys stand from queries in a window, on a logarithmic scale. */
    static double[] places(Size window) {
      int columns = 2 * window.width() - 1;
      double[] places = new double[2 * (2 * window.height() - 1) * columns];
      for (int i = 0; i < places.length / 2; i++) {
        places[2 * i] = place(i / columns, window.height());
        places[2 * i + 1] = place(i % columns, window.width());
      }
      return places;
    }

    private static double place(int at, int size) {
      double x = size == 1 ? 0 : SPAN * (at - size + 1) / (size - 1);
      return Math.signum(x) * Math.log(Math.abs(x) + 1) / Math.log(SPAN);
    }
  }
}
