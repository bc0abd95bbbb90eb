package org.graft.strategies.loss;

import org.graft.spi.base.Name;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;

/**
 * Behavioural regularisation (Li et al. 2019, arXiv:1901.09229), every channel alike: factor x half
 * the sum of squared differences between features and the source's, over the whole batch, as the
 * Transfer Learning Library has it.
 */
@Name(
    value = "behaviour",
    doc = "Half the squared distance of features from the source's.",
    cites = "arXiv:1901.09229")
public record Behaviour(String tap, double factor) implements FeatureLoss {
  @Override
  public double add(double[][] features, double[][] source, Targets targets, double[][] gradient) {
    double sum = 0;
    for (int row = 0; row < features.length; row++) {
      for (int i = 0; i < features[row].length; i++) {
        double difference = features[row][i] - source[row][i];
        sum += difference * difference;
        gradient[row][i] += factor * difference;
      }
    }
    return factor / 2 * sum;
  }

  @Override
  public String words() {
    return factor + " x half the squared distance from the source's features";
  }
}
