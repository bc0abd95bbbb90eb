package org.graft.testkit.reference;

import java.util.Arrays;
import java.util.List;
import org.graft.spi.base.Randomness;

/** The largest value of each window; of equal ones the first passes the gradient on. */
final class MaxOfWindows implements Operation {
  private final Windows windows;
  private int[] chosen = {};
  private int inputs;

  MaxOfWindows(Windows windows) {
    this.windows = windows;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    this.inputs = x.length;
    int planes = x.length / windows.inputArea();
    chosen = new int[planes * windows.outputArea()];
    Arrays.fill(chosen, -1);
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * windows.inputArea();
      int to = plane * windows.outputArea();
      windows.forEach(
          (o, t, i) -> {
            if (chosen[to + o] < 0 || x[from + i] > x[chosen[to + o]]) {
              chosen[to + o] = from + i;
            }
          });
    }
    return Arrays.stream(chosen).mapToDouble(i -> x[i]).toArray();
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[inputs];
    for (int o = 0; o < chosen.length; o++) {
      dx[chosen[o]] += gradient[o];
    }
    return List.of(dx);
  }
}
