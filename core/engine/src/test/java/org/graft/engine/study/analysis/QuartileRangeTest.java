package org.graft.engine.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.graft.stats.shape.Descriptives;
import org.junit.jupiter.api.Test;

final class QuartileRangeTest {
  private static final int N = 6_000;

  /**
   * Quartiles between two steps: the range is 0, 1 or 2 by chance, however many values there are.
   */
  @Test
  void holdsWhatALatticeCanGive() {
    SplittableRandom random = new SplittableRandom(1);
    int whole = 0;
    for (int round = 0; round < 50; round++) {
      double[] values = random.doubles(N).map(u -> u < 0.25 ? 0 : u < 0.75 ? 1 : 2).toArray();
      Arrays.sort(values);
      double[] limits = QuartileRange.limits(values, 0.95);
      assertThat(Descriptives.iqr(values)).isBetween(limits[0], limits[1]);
      whole += limits[0] == 0 && limits[1] == 2 ? 1 : 0;
    }
    assertThat(whole).isGreaterThan(44);
  }

  @Test
  void coversTheRangeOfAUniformSampleAndIsNarrow() {
    SplittableRandom random = new SplittableRandom(2);
    int covered = 0;
    for (int round = 0; round < 400; round++) {
      double[] values = random.doubles(N).toArray();
      Arrays.sort(values);
      double[] limits = QuartileRange.limits(values, 0.95);
      assertThat(Descriptives.iqr(values)).isBetween(limits[0], limits[1]);
      assertThat(limits[1] - limits[0]).isLessThan(0.06);
      covered += limits[0] <= 0.5 && 0.5 <= limits[1] ? 1 : 0;
    }
    assertThat(covered).isGreaterThan(375);
  }
}
