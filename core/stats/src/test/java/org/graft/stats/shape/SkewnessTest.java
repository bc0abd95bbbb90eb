package org.graft.stats.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class SkewnessTest {
  private static final double[] X = {
    0.812, 0.834, 0.829, 0.54, 0.841, 0.833, 0.85, 0.8, 0.79, 0.82
  };

  /** scipy.stats.skew and kurtosis, with and without bias; standard errors of SPSS at n = 10. */
  @Test
  void agreesWithScipy() {
    Skewness s = Skewness.of(X);
    assertThat(s.g1()).isCloseTo(-2.4695961041989576, within(1e-12));
    assertThat(s.adjustedSkewness()).isCloseTo(-2.928580721230209, within(1e-12));
    assertThat(s.g2()).isCloseTo(4.4904861860948575, within(1e-12));
    assertThat(s.adjustedKurtosis()).isCloseTo(8.902823793274836, within(1e-12));
    assertThat(s.skewnessError()).isCloseTo(0.687, within(5e-4));
    assertThat(s.kurtosisError()).isCloseTo(1.334, within(5e-4));
  }

  @Test
  void needsSpreadAndFourValues() {
    assertThatThrownBy(() -> Skewness.of(new double[] {1, 2, 4}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at least 4");
    assertThatThrownBy(() -> Skewness.of(new double[] {0.3, 0.3, 0.1 + 0.2, 0.3}))
        .hasMessageContaining("zero variance");
  }

  @Test
  void momentsSurviveScaleAndOffset() {
    assertThat(Moments.of(new double[] {1e300, 2e300, 3e300}).sd()).isEqualTo(1e300);
    double tiny = Double.MIN_VALUE;
    assertThat(Moments.of(new double[] {tiny, 2 * tiny, 3 * tiny}).sd()).isEqualTo(tiny);
    assertThat(Moments.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}).sd()).isEqualTo(1);
    assertThatThrownBy(() -> Moments.of(new double[] {1e300, 2e300, 3e300}).variance())
        .hasMessageContaining("outside the range");
  }

  @Test
  void ordersInfinitiesInQuantiles() {
    double[] x = {1, Double.POSITIVE_INFINITY, 2, 3};
    assertThat(Quantiles.median(x)).isEqualTo(2.5);
    assertThat(Quantiles.of(x, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Quantiles.of(new double[] {5}, 0.2, 4)).isEqualTo(5);
  }
}
