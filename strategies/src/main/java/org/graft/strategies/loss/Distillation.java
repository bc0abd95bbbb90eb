package org.graft.strategies.loss;

import java.util.Optional;
import org.graft.spi.base.Name;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;

/**
 * Distillation (Hinton et al. 2015, arXiv:1503.02531): factor x T^2 x the Kullback-Leibler
 * divergence of softmax(logits / T) from softmax(source's logits / T), mean over the batch.
 *
 * @param teacher the node of the source network, or of a teacher, that outputs its logits; the tap
 *     when absent
 */
@Name(
    value = "distillation",
    doc = "Softened outputs kept near the source's, or a teacher's.",
    cites = "arXiv:1503.02531")
public record Distillation(String tap, double temperature, double factor, Optional<String> teacher)
    implements FeatureLoss {
  /** Towards the source's outputs of the same node. */
  public Distillation(String tap, double temperature, double factor) {
    this(tap, temperature, factor, Optional.empty());
  }

  @Override
  public String against() {
    return teacher.orElse(tap);
  }

  @Override
  public double add(double[][] features, double[][] source, Targets targets, double[][] gradient) {
    double sum = 0;
    double share = factor * temperature * temperature / features.length;
    for (int row = 0; row < features.length; row++) {
      double[] student = LogSoftmax.of(features[row], temperature);
      double[] teacher = LogSoftmax.of(source[row], temperature);
      for (int c = 0; c < student.length; c++) {
        double p = Math.exp(teacher[c]);
        sum += share * p * (teacher[c] - student[c]);
        gradient[row][c] += share / temperature * (Math.exp(student[c]) - p);
      }
    }
    return sum;
  }

  @Override
  public String words() {
    return factor + " x distillation at T = " + temperature;
  }
}
