package org.graft.training;

import java.util.Arrays;
import org.graft.spi.data.Targets;

/**
 * Softmax and cross-entropy on logits, in plain Java and double precision: a batch's logits are
 * few. The gradient is of sum(weight[label] x loss) / n, as Keras weights classes: by the number of
 * examples, not by the sum of weights; of an example that was mixed, the weighted losses by either
 * label count by their shares. Keeps score for {@link #take}; not thread-safe.
 */
public final class CrossEntropy {
  private final float[] classWeights;
  private final double smoothing;
  private final Tally tally = new Tally();

  /**
   * For a network's classes.
   *
   * @param classWeights how much each class counts, [classes]
   * @param smoothing share of each label that is spread over all classes in the gradient
   */
  public CrossEntropy(float[] classWeights, double smoothing) {
    this.classWeights = classWeights;
    this.smoothing = smoothing;
  }

  /** Without weights of classes: what splits are watched by. */
  public static CrossEntropy plain(int classes) {
    float[] ones = new float[classes];
    Arrays.fill(ones, 1);
    return new CrossEntropy(ones, 0);
  }

  /** Loss and accuracy of what was scored since the last time; weights of classes do not count. */
  public LossAndAccuracy take() {
    return tally.take();
  }

  /**
   * Scores examples; of equal logits the first one is the answer.
   *
   * @param logits [rows, classes]
   * @param first where the first row's target is
   */
  public void score(float[] logits, Targets targets, int first) {
    int classes = classWeights.length;
    for (int at = 0, row = first; at < logits.length; at += classes, row++) {
      int label = targets.label(row);
      double share = targets.share(row);
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
              : -(share * logits[at + label] + (1 - share) * logits[at + targets.second(row)]));
      tally.count(best == label);
    }
  }

  /**
   * The loss's gradient by a batch's logits.
   *
   * @param logits [rows, classes]; the gradient takes their place
   */
  public void derive(float[] logits, Targets targets) {
    int classes = classWeights.length;
    int rows = targets.size();
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      int label = targets.label(row);
      int second = targets.second(row);
      double share = targets.share(row);
      double norm = logSum(logits, at);
      double first = share * classWeights[label] / rows;
      double rest = (1 - share) * classWeights[second] / rows;
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logits[at + c] - norm);
        double told = (c == label ? first : 0) + (c == second ? rest : 0);
        if (smoothing > 0) {
          told = (1 - smoothing) * told + smoothing / classes * (first + rest);
        }
        logits[at + c] = (float) ((first + rest) * p - told);
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
