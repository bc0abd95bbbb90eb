package org.graft.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class IntervalTest {
  /** numpy and scipy 1.10: mean, and t.interval at 0.95 whose quantile is off by 4e-10. */
  @Test
  void meanHasStudentsInterval() {
    TInterval t = TInterval.of(new double[] {0.812, 0.834, 0.829, 0.54, 0.841, 0.833});
    assertThat(t.mean()).isCloseTo(0.7815, within(1e-14));
    assertThat(t.standardError()).isCloseTo(0.04846218457037748, within(1e-14));
    assertThat(t.interval(0.95).low()).isCloseTo(0.6569239885807165, within(1e-10));
    assertThat(t.interval(0.95).high()).isCloseTo(0.9060760114192834, within(1e-10));
  }

  @Test
  void oneScoreAndConstantsHaveAMeanOnly() {
    assertThat(TInterval.of(new double[] {3}).mean()).isEqualTo(3);
    assertThatThrownBy(() -> TInterval.of(new double[] {3}).interval(0.95))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> TInterval.of(new double[] {3, 3}).interval(0.95))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void losesNoDigitsAtAnyMagnitude() {
    double[] x = {1, 2, 3, 5};
    double ratio = TInterval.of(x).standardError();
    for (double unit : new double[] {1e300, 1e-300}) {
      double[] scaled = Arrays.stream(x).map(v -> v * unit).toArray();
      assertThat(TInterval.of(scaled).standardError() / unit).isCloseTo(ratio, within(1e-13));
    }
    double[] shifted = Arrays.stream(x).map(v -> v + 1e9).toArray();
    assertThat(TInterval.of(shifted).standardError()).isCloseTo(ratio, within(1e-9));
  }

  @Test
  void medianHasAnIntervalFromSixScoresOn() {
    MedianInterval ranks = MedianInterval.of(10, 0.95);
    assertThat(ranks.lowerRank()).isEqualTo(2);
    assertThat(ranks.coverage()).isCloseTo(0.978515625, within(1e-12));
    double[] x = {5, 1, 4, 2, 3, 6, 10, 9, 8, Double.POSITIVE_INFINITY};
    assertThat(ranks.limits(x, 0.95).limits()).containsExactly(2, 10);
    assertThatThrownBy(() -> MedianInterval.of(5, 0.95)).isInstanceOf(Refusal.class);
  }

  @Test
  void correlationNeedsSpread() {
    assertThat(Correlation.of(new double[] {1e300, 2e300, 3e300}, new double[] {1, 2, 3}))
        .isCloseTo(1, within(1e-12));
    assertThatThrownBy(() -> Correlation.of(new double[] {1, 1}, new double[] {1, 2}))
        .isInstanceOf(Refusal.class);
  }
}
