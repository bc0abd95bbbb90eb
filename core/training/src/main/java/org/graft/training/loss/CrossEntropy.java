package org.graft.training.loss;

import org.graft.spi.data.Targets;
import org.graft.training.Tally;

/**
 * Softmax and cross-entropy. The gradient is of sum(weight[label] x loss) / n, as Keras weights
 * classes: by the number of examples, not by the sum of weights; of an example that was mixed, the
 * weighted losses by either label count by their shares. Of equal logits the first one is the
 * answer.
 */
final class CrossEntropy implements OutputLoss {
  private final float[] classWeights;
  private final double smoothing;

  /**
   * For a network's classes.
   *
   * @param classWeights how much each class counts in the gradient, [classes]
   * @param smoothing share of each label that is spread over all classes in the gradient
   */
  CrossEntropy(float[] classWeights, double smoothing) {
    this.classWeights = classWeights;
    this.smoothing = smoothing;
  }

  @Override
  public void score(float[] logits, Targets targets, int first, Tally tally) {
    Targets.Classes told = targets.classes();
    int classes = classWeights.length;
    for (int at = 0, row = first; at < logits.length; at += classes, row++) {
      int label = told.label(row);
      double share = told.share(row);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (logits[at + c] > logits[at + best]) {
          best = c;
        }
      }
      tally.add(logSum(logits, at));
      tally.add(
          share == 1
              ? -logits[at + label]
              : -(share * logits[at + label] + (1 - share) * logits[at + told.second(row)]));
      tally.count(best == label);
    }
  }

  @Override
  public void derive(float[] logits, Targets targets) {
    Targets.Classes told = targets.classes();
    int classes = classWeights.length;
    int rows = told.size();
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      int label = told.label(row);
      int second = told.second(row);
      double share = told.share(row);
      double norm = logSum(logits, at);
      double first = share * classWeights[label] / rows;
      double rest = (1 - share) * classWeights[second] / rows;
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logits[at + c] - norm);
        double wanted = (c == label ? first : 0) + (c == second ? rest : 0);
        if (smoothing > 0) {
          wanted = (1 - smoothing) * wanted + smoothing / classes * (first + rest);
        }
        logits[at + c] = (float) ((first + rest) * p - wanted);
      }
    }
  }

  /** log(sum exp x) over the classes from {@code at}, without overflow. */
  private double logSum(float[] x, int at) {
    int end = at + classWeights.length;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = at; i < end; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = at; i < end; i++) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }
}
