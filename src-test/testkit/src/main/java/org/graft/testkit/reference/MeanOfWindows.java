package org.graft.testkit.reference;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Randomness;
import org.graft.spi.network.Border;

/** The mean of each window's pixels inside the image, or inside a border whose zeros count. */
final class MeanOfWindows implements Operation {
  private final Windows windows;
  private final int[] counts;

  MeanOfWindows(Windows windows, Optional<Border> counted) {
    this.windows = windows;
    this.counts = new int[windows.outputArea()];
    counted.map(windows::whole).orElse(windows).forEach((o, t, i) -> counts[o]++);
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    int planes = x.length / windows.inputArea();
    double[] y = new double[planes * windows.outputArea()];
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * windows.inputArea();
      int to = plane * windows.outputArea();
      windows.forEach((o, t, i) -> y[to + o] += x[from + i] / counts[o]);
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    int planes = gradient.length / windows.outputArea();
    double[] dx = new double[planes * windows.inputArea()];
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * windows.inputArea();
      int to = plane * windows.outputArea();
      windows.forEach((o, t, i) -> dx[from + i] += gradient[to + o] / counts[o]);
    }
    return List.of(dx);
  }
}
