package org.graft.testkit.conformance;

import org.graft.spi.base.Name;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;

/** factor x half the sum of squared differences from the source's features. */
@Name(value = "pull", doc = "Half the squared distance from the source's features.")
record Pull(String tap, double factor) implements FeatureLoss {
  @Override
  public double add(double[][] features, double[][] source, Targets targets, double[][] gradient) {
    double sum = 0;
    for (int row = 0; row < features.length; row++) {
      for (int i = 0; i < features[row].length; i++) {
        double difference = features[row][i] - source[row][i];
        sum += factor / 2 * difference * difference;
        gradient[row][i] += factor * difference;
      }
    }
    return sum;
  }

  @Override
  public String words() {
    return "pull";
  }
}
