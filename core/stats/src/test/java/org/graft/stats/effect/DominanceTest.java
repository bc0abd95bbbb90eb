package org.graft.stats.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DominanceTest {
  private static final double[] X = {0.89, 0.91, 0.88, 0.93, 0.9, 0.87, 0.92, 0.9};
  private static final double[] Y = {0.86, 0.88, 0.9, 0.85, 0.87, 0.86, 0.89, 0.84, 0.88, 0.87};

  /** Cliff's variance and Feng and Cliff's interval from the n x m dominance matrix, in NumPy. */
  @Test
  void agreesWithTheDominanceMatrix() {
    Dominance dominance = Dominance.of(X, Y);
    assertThat(dominance.variance()).isCloseTo(0.025255456349206347, within(1e-14));
    assertThat(dominance.interval(0.95)[0]).isCloseTo(0.29711795848903305, within(1e-12));
    assertThat(dominance.interval(0.95)[1]).isCloseTo(0.9191616267885667, within(1e-12));
  }

  @Test
  void hasAnIntervalUnderTotalSeparation() {
    double[] interval = Dominance.of(new double[] {3, 4, 5}, new double[] {0, 1, 2}).interval(0.95);
    assertThat(interval[0]).isLessThan(interval[1]);
    assertThat(interval[1]).isEqualTo(1);
  }

  @Test
  void countsRoundOffAsTies() {
    Dominance dominance = Dominance.of(new double[] {0.1 + 0.2}, new double[] {0.3});
    assertThat(dominance.ties()).isEqualTo(1);
    assertThat(dominance.a12()).isEqualTo(0.5);
  }

  @Test
  void comparesInfinities() {
    double inf = Double.POSITIVE_INFINITY;
    Dominance dominance = Dominance.of(new double[] {inf, 1}, new double[] {inf, 2});
    assertThat(dominance.ties()).isEqualTo(1);
    assertThat(dominance.wins()).isEqualTo(1);
  }
}
