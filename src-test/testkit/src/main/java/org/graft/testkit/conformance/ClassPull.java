package org.graft.testkit.conformance;

import java.util.function.Supplier;
import org.graft.spi.base.Name;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;

/**
 * factor x half the sum of squared differences from the mean of the source's features over the
 * training examples of an example's class.
 */
@Name(value = "class-pull", doc = "Half the squared distance from the class's mean feature.")
record ClassPull(String tap, double factor) implements FeatureLoss {
  @Override
  public FeatureLoss fitted(Supplier<double[][]> source, Targets targets) {
    double[][] rows = source.get();
    return new Fitted(this, rows, targets.classes());
  }

  /** Takes the batch for the training split. */
  @Override
  public double add(double[][] features, double[][] source, Targets targets, double[][] gradient) {
    return fitted(() -> source, targets).add(features, source, targets, gradient);
  }

  @Override
  public String words() {
    return "pull to the class's mean";
  }

  /** Knows the means. */
  private static final class Fitted implements FeatureLoss {
    private final ClassPull loss;
    private final double[][] rows;
    private final Targets.Classes labels;

    Fitted(ClassPull loss, double[][] rows, Targets.Classes labels) {
      this.loss = loss;
      this.rows = rows;
      this.labels = labels;
    }

    @Override
    public String tap() {
      return loss.tap();
    }

    @Override
    public double add(
        double[][] features, double[][] source, Targets targets, double[][] gradient) {
      double[][] means = new double[features.length][];
      for (int row = 0; row < means.length; row++) {
        means[row] = mean(targets.classes().label(row));
      }
      return new Pull(tap(), loss.factor()).add(features, means, targets, gradient);
    }

    private double[] mean(int label) {
      double[] mean = new double[rows[0].length];
      int count = 0;
      for (int row = 0; row < rows.length; row++) {
        if (labels.label(row) == label) {
          count++;
          for (int i = 0; i < mean.length; i++) {
            mean[i] += rows[row][i];
          }
        }
      }
      for (int i = 0; i < mean.length; i++) {
        mean[i] /= count;
      }
      return mean;
    }

    @Override
    public String words() {
      return loss.words();
    }
  }
}
