package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SubsetMeansTest {
  private static final int DRAWS = 20_000;

  /** Beside means of subsets that are drawn one difference after the other. */
  @Test
  void countsDifferencesOfZeroAsOthers() {
    double[] d = new double[100];
    for (int i = 0; i < 20; i++) {
      d[5 * i] = i - 4;
    }
    Random random = new Random(1);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      int count = 0;
      for (double value : d) {
        if (random.nextBoolean()) {
          sum += value;
          count++;
        }
      }
      means[draw] = sum / count;
    }
    Arrays.sort(means);
    double[] limits = SubsetMeans.interval(d, 0.95, DRAWS, 1);
    assertThat(limits[0]).isCloseTo(means[DRAWS / 40], within(0.03));
    assertThat(limits[1]).isCloseTo(means[DRAWS - DRAWS / 40], within(0.03));
  }
}
