package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;
import org.graft.spi.network.Layer;

/**
 * Preprocessing: channels chosen, scaled and shifted.
 *
 * @param channels channels of the input
 * @param area pixels of a channel
 */
record ChosenChannels(Layer.Preprocessing layer, int channels, int area) implements Operation {
  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    int chosen = layer.channels().size();
    double[] y = new double[rows * chosen * area];
    for (int plane = 0; plane < rows * chosen; plane++) {
      int c = plane % chosen;
      int from = from(plane / chosen, c);
      for (int i = 0; i < area; i++) {
        y[plane * area + i] = layer.scale().get(c) * x[from + i] + layer.shift().get(c);
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    int chosen = layer.channels().size();
    int planes = gradient.length / area;
    double[] dx = new double[planes / chosen * channels * area];
    for (int plane = 0; plane < planes; plane++) {
      int c = plane % chosen;
      int from = from(plane / chosen, c);
      for (int i = 0; i < area; i++) {
        dx[from + i] += layer.scale().get(c) * gradient[plane * area + i];
      }
    }
    return List.of(dx);
  }

  private int from(int row, int chosen) {
    return (row * channels + layer.channels().get(chosen)) * area;
  }
}
