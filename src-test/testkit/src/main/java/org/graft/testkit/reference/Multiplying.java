package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** The product of two inputs; a number of the shorter one is for a channel of the longer one. */
final class Multiplying implements Operation {
  private final int longer;
  private final int area;
  private double[] whole = {};
  private double[] weights = {};

  /**
   * A product.
   *
   * @param sizes numbers of one example of each input
   */
  Multiplying(int[] sizes) {
    this.longer = sizes[0] >= sizes[1] ? 0 : 1;
    this.area = sizes[longer] / sizes[1 - longer];
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    whole = inputs.get(longer).clone();
    weights = inputs.get(1 - longer).clone();
    double[] product = new double[whole.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = whole[i] * weights[i / area];
    }
    return product;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] toWhole = new double[whole.length];
    double[] toWeights = new double[weights.length];
    for (int i = 0; i < gradient.length; i++) {
      toWhole[i] = gradient[i] * weights[i / area];
      toWeights[i / area] += gradient[i] * whole[i];
    }
    return longer == 0 ? List.of(toWhole, toWeights) : List.of(toWeights, toWhole);
  }
}
