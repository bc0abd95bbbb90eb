package org.graft.strategies.loss;

import java.util.function.Supplier;
import org.graft.spi.base.Name;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;

/**
 * Co-Tuning's loss on the source's head (You et al., NeurIPS 2020): factor x the cross-entropy,
 * mean over the batch, of softmax(logits) with p(source class | target class), the mean of the
 * source network's probabilities over the training examples of a class. Examples that were mixed of
 * two have both classes' rows, by their shares.
 *
 * @param classes the target's
 */
@Name(
    value = "category-relationship",
    doc = "Cross-entropy of the source's head with source labels translated from target labels.",
    cites = "https://papers.nips.cc/paper/2020/hash/c8067ad1937f728f51288b3eb986afaa-Abstract.html")
public record CategoryRelationship(String tap, int classes, double factor) implements FeatureLoss {
  @Override
  public FeatureLoss fitted(Supplier<double[][]> source, Targets targets) {
    return new Fitted(this, relationship(probabilities(source.get()), targets.classes()));
  }

  /** Takes the batch for the training split. */
  @Override
  public double add(double[][] features, double[][] source, Targets targets, double[][] gradient) {
    return fitted(() -> source, targets).add(features, source, targets, gradient);
  }

  /**
   * The mean of the rows of each class, [classes][source classes]; zeros for a class without any.
   */
  double[][] relationship(double[][] probabilities, Targets.Classes targets) {
    double[][] means = new double[classes][probabilities[0].length];
    int[] counts = new int[classes];
    for (int row = 0; row < probabilities.length; row++) {
      counts[targets.label(row)]++;
    }
    for (int row = 0; row < probabilities.length; row++) {
      int label = targets.label(row);
      for (int s = 0; s < means[label].length; s++) {
        means[label][s] += probabilities[row][s] / counts[label];
      }
    }
    return means;
  }

  private static double[][] probabilities(double[][] logits) {
    double[][] probabilities = new double[logits.length][];
    for (int row = 0; row < logits.length; row++) {
      probabilities[row] = LogSoftmax.of(logits[row], 1);
      for (int s = 0; s < probabilities[row].length; s++) {
        probabilities[row][s] = Math.exp(probabilities[row][s]);
      }
    }
    return probabilities;
  }

  @Override
  public String words() {
    return factor + " x cross-entropy with source labels translated from target labels";
  }

  /** Knows the relationship, [classes][source classes]. */
  private static final class Fitted implements FeatureLoss {
    private final CategoryRelationship loss;
    private final double[][] relationship;

    Fitted(CategoryRelationship loss, double[][] relationship) {
      this.loss = loss;
      this.relationship = relationship;
    }

    @Override
    public String tap() {
      return loss.tap();
    }

    @Override
    public double add(
        double[][] features, double[][] source, Targets targets, double[][] gradient) {
      Targets.Classes classes = targets.classes();
      double share = loss.factor() / features.length;
      double sum = 0;
      for (int row = 0; row < features.length; row++) {
        double[] first = relationship[classes.label(row)];
        double[] second = relationship[classes.second(row)];
        double[] logarithms = LogSoftmax.of(features[row], 1);
        for (int s = 0; s < logarithms.length; s++) {
          double wanted = classes.share(row) * first[s] + (1 - classes.share(row)) * second[s];
          sum -= share * wanted * logarithms[s];
          gradient[row][s] += share * (Math.exp(logarithms[s]) - wanted);
        }
      }
      return sum;
    }

    @Override
    public String words() {
      return loss.words();
    }
  }
}
