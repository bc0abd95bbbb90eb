package org.graft.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graft.spi.data.Targets;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Tally;
import org.junit.jupiter.api.Test;

final class CrossEntropyTest {
  private static final float[] LOGITS = {1, -2, 0.5f, 0.25f, 3, -1};
  private static final Targets TARGETS = Targets.of(new int[] {2, 1});
  private static final float[] ONES = {1, 1, 1};

  /** torch.nn.functional.cross_entropy of the same numbers, which divides by n without weights. */
  @Test
  void isPyTorchs() {
    CrossEntropy loss = new CrossEntropy(ONES, 0);
    Tally tally = new Tally();
    loss.score(LOGITS, TARGETS, 0, tally);
    LossAndAccuracy means = tally.take();
    assertThat(means.loss()).isCloseTo(0.5418166, within(1e-6));
    assertThat(means.accuracy()).isEqualTo(0.5);
    float[] gradient = LOGITS.clone();
    loss.derive(gradient, TARGETS);
    assertThat(gradient)
        .containsExactly(
            new float[] {0.3018745f, 0.0150294f, -0.3169039f, 0.0295349f, -0.0379968f, 0.0084619f},
            within(1e-6f));
  }

  @Test
  void derivesTheWeightedSmoothedLossOfMixedExamples() {
    float[] weights = {1, 0.5f, 2};
    double smoothing = 0.1;
    Targets.Classes mixed =
        Targets.mixed(new int[] {2, 1}, new int[] {0, 1}, new float[] {0.75f, 1}).classes();
    CrossEntropy loss = new CrossEntropy(weights, smoothing);
    float[] gradient = LOGITS.clone();
    loss.derive(gradient, mixed);
    double step = 1e-3;
    for (int i = 0; i < LOGITS.length; i++) {
      double more = smoothed(i, step, weights, smoothing, mixed);
      double less = smoothed(i, -step, weights, smoothing, mixed);
      assertThat((double) gradient[i]).isCloseTo((more - less) / (2 * step), within(1e-5));
    }
  }

  /** The loss by its definition, one logit moved. */
  private static double smoothed(
      int moved, double by, float[] weights, double smoothing, Targets.Classes targets) {
    double sum = 0;
    for (int row = 0; row < targets.size(); row++) {
      double[] z = new double[3];
      double norm = 0;
      for (int c = 0; c < 3; c++) {
        z[c] = LOGITS[3 * row + c] + (3 * row + c == moved ? by : 0);
        norm += Math.exp(z[c]);
      }
      int[] labels = {targets.label(row), targets.second(row)};
      double[] shares = {targets.share(row), 1 - targets.share(row)};
      for (int k = 0; k < 2; k++) {
        double weight = shares[k] * weights[labels[k]];
        sum += weight * (1 - smoothing) * (Math.log(norm) - z[labels[k]]);
        for (int c = 0; c < 3; c++) {
          sum += weight * smoothing / 3 * (Math.log(norm) - z[c]);
        }
      }
    }
    return sum / targets.size();
  }

  @Test
  void staysFiniteForLogitsFarApart() {
    Tally tally = new Tally();
    new CrossEntropy(new float[] {1, 1}, 0)
        .score(new float[] {-3e4f, 3e4f}, Targets.of(new int[] {0}), 0, tally);
    assertThat(tally.take().loss()).isCloseTo(6e4, within(1.0));
  }
}
