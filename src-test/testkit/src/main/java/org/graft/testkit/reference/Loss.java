package org.graft.testkit.reference;

import org.graft.spi.data.Targets;

/** Cross-entropy of a softmax over logits, for a batch. */
final class Loss {
  private final double sum;
  private final int right;
  private final double[] gradient;

  private Loss(double sum, int right, double[] gradient) {
    this.sum = sum;
    this.right = right;
    this.gradient = gradient;
  }

  /**
   * Of logits, [rows, classes].
   *
   * @param classWeights for the gradient, [classes]
   * @param smoothing for the gradient: labels count 1 - smoothing, every class smoothing / classes
   */
  static Loss of(double[] logits, Targets targets, float[] classWeights, double smoothing) {
    int classes = classWeights.length;
    double total = 0;
    int hits = 0;
    double[] gradient = new double[logits.length];
    for (int r = 0; r < targets.size(); r++) {
      int label = targets.label(r);
      int second = targets.second(r);
      double share = targets.share(r);
      int at = r * classes;
      int largest = 0;
      for (int c = 1; c < classes; c++) {
        largest = logits[at + c] > logits[at + largest] ? c : largest;
      }
      double top = logits[at + largest];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(logits[at + c] - top);
      }
      double norm = top + Math.log(sum);
      total += share * (norm - logits[at + label]) + (1 - share) * (norm - logits[at + second]);
      hits += largest == label ? 1 : 0;
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logits[at + c] - top) / sum;
        double even = smoothing / classes;
        double one = share * classWeights[label] * (p - (c == label ? 1 - smoothing : 0) - even);
        double other =
            (1 - share) * classWeights[second] * (p - (c == second ? 1 - smoothing : 0) - even);
        gradient[at + c] = (one + other) / targets.size();
      }
    }
    return new Loss(total, hits, gradient);
  }

  /** Sum over the batch in nats, without class weights. */
  double sum() {
    return sum;
  }

  /** Examples whose own class has the highest logit; the first of equals counts. */
  int right() {
    return right;
  }

  /** Of (sum of weighted losses) / rows by the logits, [rows, classes]. */
  double[] gradient() {
    return gradient;
  }
}
