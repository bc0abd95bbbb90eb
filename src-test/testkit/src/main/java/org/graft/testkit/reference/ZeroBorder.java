package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;

/** Zeros around every channel. */
final class ZeroBorder implements Operation {
  private final int height;
  private final int width;
  private final int wide;
  private final int offset;
  private final int area;

  /** For images of shape [channels, height, width]. */
  ZeroBorder(Layer.ZeroPadding layer, Shape input) {
    height = input.size(1);
    width = input.size(2);
    wide = layer.left() + width + layer.right();
    offset = layer.top() * wide + layer.left();
    area = (layer.top() + height + layer.bottom()) * wide;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] x = inputs.get(0);
    double[] y = new double[x.length / (height * width) * area];
    for (int line = 0; line < x.length / width; line++) {
      System.arraycopy(x, line * width, y, padded(line), width);
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[gradient.length / area * height * width];
    for (int line = 0; line < dx.length / width; line++) {
      System.arraycopy(gradient, padded(line), dx, line * width, width);
    }
    return List.of(dx);
  }

  private int padded(int line) {
    return line / height * area + offset + line % height * wide;
  }
}
