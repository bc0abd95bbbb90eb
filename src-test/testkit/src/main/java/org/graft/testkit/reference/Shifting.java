package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** Biases of queries and of values added to [tokens, 3 x features]; keys have none. */
final class Shifting implements Operation {
  private final int features;
  private final Variable queries;
  private final Variable values;

  Shifting(int features, Variable queries, Variable values) {
    this.features = features;
    this.queries = queries;
    this.values = values;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    double[] y = inputs.get(0).clone();
    for (int from = 0; from < y.length; from += 3 * features) {
      for (int f = 0; f < features; f++) {
        y[from + f] += queries.value()[f];
        y[from + 2 * features + f] += values.value()[f];
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    for (int from = 0; from < gradient.length; from += 3 * features) {
      for (int f = 0; f < features; f++) {
        queries.gradient()[f] += gradient[from + f];
        values.gradient()[f] += gradient[from + 2 * features + f];
      }
    }
    return List.of(gradient.clone());
  }
}
