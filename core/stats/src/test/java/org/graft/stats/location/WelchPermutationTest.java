package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

class WelchPermutationTest {
  private static final int DRAWS = 2_000;

  /** Counted by hand: of the 6 splits of 1 2 | 5 9 two have the largest |t|. */
  @Test
  void countsTheSplitsOfASmallExample() {
    WelchPermutation test = WelchPermutation.of(new double[] {1, 2}, new double[] {5, 9}, 1, DRAWS);
    double[][] splits = {{1, 2, 5, 9}, {1, 5, 2, 9}, {1, 9, 2, 5}};
    double observed = Math.abs(t(splits[0]));
    long extreme =
        2 * Arrays.stream(splits).filter(s -> Math.abs(t(s)) >= observed - 1e-12).count();
    assertThat(test.difference()).isEqualTo(-5.5);
    assertThat(test.test().p().value()).isCloseTo(extreme / 6.0, within(1e-12));
    assertThat(test.test().exact()).isTrue();
  }

  private static double t(double[] s) {
    double vx = (s[0] - s[1]) * (s[0] - s[1]) / 2;
    double vy = (s[2] - s[3]) * (s[2] - s[3]) / 2;
    return ((s[0] + s[1]) / 2 - (s[2] + s[3]) / 2) / Math.sqrt(vx / 2 + vy / 2);
  }

  @Test
  void enumerationAgreesWithWelchsTOfEverySplit() {
    Random random = new Random(3);
    double[] x = random.doubles(5).toArray();
    double[] y = random.doubles(4, 0.3, 1.4).toArray();
    double[] all = new double[9];
    System.arraycopy(x, 0, all, 0, 5);
    System.arraycopy(y, 0, all, 5, 4);
    double observed = Math.abs(TwoSampleT.welch(x, y).t());
    int extreme = 0;
    int splits = 0;
    for (int set = 0; set < 1 << 9; set++) {
      if (Integer.bitCount(set) == 5) {
        double[] a = new double[5];
        double[] b = new double[4];
        for (int i = 0, j = 0, k = 0; i < 9; i++) {
          if ((set >> i & 1) == 1) {
            a[j++] = all[i];
          } else {
            b[k++] = all[i];
          }
        }
        splits++;
        extreme += Math.abs(TwoSampleT.welch(a, b).t()) >= observed * (1 - 1e-9) ? 1 : 0;
      }
    }
    PermutationP p = WelchPermutation.of(x, y, 1, DRAWS).test();
    assertThat(p.permutations()).isEqualTo(splits);
    assertThat(p.p().value()).isCloseTo((double) extreme / splits, within(1e-12));
  }

  @Test
  void itsIntervalLeavesZeroOutExactlyWhereTheTestRejects() {
    Random random = new Random(7);
    for (int study = 0; study < 60; study++) {
      double spread = study % 3 == 0 ? 8 : 1;
      double[] x = random.doubles(4 + study % 9, 0, 1).toArray();
      double[] y = random.doubles(5, 0.3, 0.3 + spread).toArray();
      WelchPermutation test = WelchPermutation.of(x, y, study, DRAWS);
      double[] interval = test.interval(0.95);
      boolean rejected = test.test().p().value() <= 0.05;
      assertThat(interval[0] > 0 || interval[1] < 0)
          .as("study %d: p %s, interval %s", study, test.test().p(), Arrays.toString(interval))
          .isEqualTo(rejected);
      assertThat(test.difference()).isBetween(interval[0], interval[1]);
    }
  }

  /** Where the plain difference rejects far more true nulls (sizes 30 and 7, spreads 1 and 8). */
  @Test
  void holdsItsLevelWhereTheSmallerSampleSpreadsMore() {
    Random random = new Random(11);
    int studentised = 0;
    int plain = 0;
    for (int study = 0; study < 300; study++) {
      double[] x = random.doubles(30).map(u -> random.nextGaussian() * 0.01).toArray();
      double[] y = random.doubles(7).map(u -> random.nextGaussian() * 0.08).toArray();
      studentised += WelchPermutation.of(x, y, study, 500).test().p().value() <= 0.05 ? 1 : 0;
      plain += LabelPermutation.test(x, y, study, 500).p().value() <= 0.05 ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(60);
    assertThat(studentised).isLessThan(36);
  }

  @Test
  void knowsNothingOfAnOffset() {
    double[] x = {0.001, 0.004, 0.002, 0.007};
    double[] y = {0.009, 0.003, 0.012};
    double p = WelchPermutation.of(x, y, 1, DRAWS).test().p().value();
    double[] moved = WelchPermutation.of(more(x), more(y), 1, DRAWS).interval(0.8);
    assertThat(WelchPermutation.of(more(x), more(y), 1, DRAWS).test().p().value()).isEqualTo(p);
    double[] interval = WelchPermutation.of(x, y, 1, DRAWS).interval(0.8);
    assertThat(moved[0]).isCloseTo(interval[0], within(1e-6));
    assertThat(moved[1]).isCloseTo(interval[1], within(1e-6));
  }

  private static double[] more(double[] values) {
    return Arrays.stream(values).map(v -> v + 1e6).toArray();
  }

  @Test
  void constantsThatAreEqualGiveOne() {
    double[] five = {0.5, 0.5, 0.5};
    assertThat(WelchPermutation.of(five, five, 1, DRAWS).test().p().value()).isEqualTo(1);
  }

  @Test
  void samplesTooSmallForTheLevelHaveNoInterval() {
    WelchPermutation test = WelchPermutation.of(new double[] {1, 2}, new double[] {5, 9}, 1, DRAWS);
    assertThatThrownBy(() -> test.interval(0.95))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("2 and 2 values");
  }

  /** Thousandths on a thousand million: differences are taken before sums. */
  @Test
  void welchsTKeepsItsDigitsOnALargeOffset() {
    double[] x = {0, 0.0078125, 0.015625, 0.0234375};
    double[] y = {0.03125, 0.0390625, 0.0078125};
    double plain = TwoSampleT.welch(x, y).t();
    double[] farX = Arrays.stream(x).map(v -> v + 1e9).toArray();
    double[] farY = Arrays.stream(y).map(v -> v + 1e9).toArray();
    assertThat(TwoSampleT.welch(farX, farY).t()).isCloseTo(plain, within(1e-12));
    assertThat(TwoSampleT.welch(farX, farY).estimate())
        .isEqualTo(TwoSampleT.welch(x, y).estimate());
  }
}
