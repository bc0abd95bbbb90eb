package org.graft.strategies.loss;

/** Logarithms of probabilities. */
final class LogSoftmax {
  private LogSoftmax() {}

  /** Logarithms of softmax(logits / temperature), [classes]. */
  static double[] of(double[] logits, double temperature) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, logit / temperature);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit / temperature - largest);
    }
    double[] logarithms = new double[logits.length];
    for (int c = 0; c < logits.length; c++) {
      logarithms[c] = logits[c] / temperature - largest - Math.log(sum);
    }
    return logarithms;
  }
}
