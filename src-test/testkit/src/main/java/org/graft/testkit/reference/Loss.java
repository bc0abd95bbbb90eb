package org.graft.testkit.reference;

import java.util.Arrays;
import org.graft.spi.data.Targets;
import org.graft.spi.network.Network;

/** The loss of a head on its logits, for a batch. */
final class Loss {
  private final double sum;
  private final double right;
  private final double[] gradient;

  private Loss(double sum, double right, double[] gradient) {
    this.sum = sum;
    this.right = right;
    this.gradient = gradient;
  }

  /** What curves show: neither weighted nor smoothed. */
  static Loss plain(Network network, double[] logits, Targets targets) {
    float[] ones = new float[network.outputs()];
    Arrays.fill(ones, 1);
    return of(network, logits, targets, ones, 0);
  }

  /**
   * Of logits, [rows, outputs].
   *
   * @param classWeights for the gradient, [classes]
   * @param smoothing for the gradient: labels count 1 - smoothing, every class smoothing / classes
   */
  static Loss of(
      Network network, double[] logits, Targets targets, float[] classWeights, double smoothing) {
    return switch (network.loss().orElseThrow()) {
      case CROSS_ENTROPY -> classes(logits, targets.classes(), classWeights, smoothing);
      case BINARY_CROSS_ENTROPY -> labels(logits, targets.values());
      case SQUARED_ERROR -> numbers(logits, targets.values());
    };
  }

  private static Loss labels(double[] logits, Targets.Values targets) {
    float[] truth = targets.tensor().toArray();
    double[] gradient = new double[logits.length];
    double sum = 0;
    double right = 0;
    for (int i = 0; i < logits.length; i++) {
      double p = 1 / (1 + Math.exp(-logits[i]));
      double log =
          logits[i] > 0
              ? Math.log1p(Math.exp(-logits[i]))
              : Math.log1p(Math.exp(logits[i])) - logits[i];
      // log is -log p; -log(1 - p) is log + logit
      sum += (truth[i] * log + (1 - truth[i]) * (log + logits[i])) / targets.width();
      right += (p > 0.5) == (truth[i] > 0.5) ? 1.0 / targets.width() : 0;
      gradient[i] = (p - truth[i]) / logits.length;
    }
    return new Loss(sum, right, gradient);
  }

  private static Loss numbers(double[] outputs, Targets.Values targets) {
    float[] truth = targets.tensor().toArray();
    double[] gradient = new double[outputs.length];
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      double error = outputs[i] - truth[i];
      sum += error * error / targets.width();
      gradient[i] = 2 * error / outputs.length;
    }
    return new Loss(sum, Double.NaN, gradient);
  }

  private static Loss classes(
      double[] logits, Targets.Classes targets, float[] classWeights, double smoothing) {
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

  /** Sum over the batch, without class weights. */
  double sum() {
    return sum;
  }

  /**
   * Examples whose own class has the highest logit, the first of equals counting; of labels the sum
   * of the shares told rightly; NaN for numbers.
   */
  double right() {
    return right;
  }

  /** Of (sum of weighted losses) / rows by the logits, [rows, outputs]. */
  double[] gradient() {
    return gradient;
  }
}
