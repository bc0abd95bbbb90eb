package org.graft.engine.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  private final Random random = new Random(7);

  @Test
  void tellsWhatFeaturesSeparate() {
    assertThat(share(60, 5, 6)).isGreaterThan(0.95);
  }

  @Test
  void tellsThemWithMoreFeaturesThanExamples() {
    assertThat(share(400, 500, 6)).isGreaterThan(0.8);
  }

  @Test
  void isAtChanceWhereFeaturesSayNothing() {
    assertThat(share(600, 5, 0)).isBetween(0.25, 0.42);
  }

  /** Three classes, apart by {@code distance} standard deviations in three of the features. */
  private double share(int n, int features, double distance) {
    double[][] x = new double[n][features];
    int[] labels = new int[n];
    for (int row = 0; row < n; row++) {
      labels[row] = random.nextInt(3);
      for (int j = 0; j < features; j++) {
        x[row][j] = random.nextGaussian() + (j == labels[row] ? distance : 0);
      }
    }
    return Arrays.stream(LinearProbe.right(x, labels, 3)).average().orElseThrow();
  }
}
