package org.graft.stats.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.graft.stats.Better;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class AnovaTest {
  private static final double[][] GROUPS = {{1, 2, 3, 4}, {2, 3, 4.5, 9}, {3, 3.5, 8}};
  private static final double[][] BLOCKS = {
    {8.2, 7.1, 6.5, 9.0},
    {7.9, 6.8, 6.9, 8.1},
    {6.1, 6.0, 5.9, 7.7},
    {9.3, 8.8, 7.5, 9.9},
    {7.0, 6.2, 6.6, 8.3},
    {8.8, 7.7, 7.1, 8.6}
  };

  /** scipy 1.10.1: f_oneway, kruskal and tukey_hsd of these groups. */
  @Test
  void agreesWithScipyOnUnequalGroups() {
    OneWayAnova anova = OneWayAnova.of(GROUPS);
    assertThat(anova.statistic()).isCloseTo(1.0279511533242875, within(1e-12));
    assertThat(anova.p().value()).isCloseTo(0.40056755160569946, within(1e-12));
    assertThat(KruskalWallis.of(GROUPS).p().value()).isCloseTo(0.35184179747240957, within(1e-12));
    TukeyKramer tukey = new TukeyKramer(anova);
    assertThat(tukey.p(new int[] {1, 0}).value()).isCloseTo(0.477, within(5e-4));
    assertThat(tukey.margins(0.95)[0]).isCloseTo(7.118 - 2.125, within(1e-3));
  }

  /** numpy, by the formulas of Greenhouse and Geisser and of Huynh and Feldt. */
  @Test
  void correctsForSphericity() {
    RepeatedMeasuresAnova anova = RepeatedMeasuresAnova.of(Blocks.complete(BLOCKS));
    assertThat(anova.statistic()).isCloseTo(24.91902834008093, within(1e-10));
    assertThat(anova.epsilon()).isCloseTo(0.7150274248745949, within(1e-12));
    assertThat(anova.huynhFeldt()).isCloseTo(1.2692127168405196, within(1e-11));
    assertThat(anova.p(1).value()).isCloseTo(4.454368172155444e-06, within(1e-16));
    assertThat(anova.p(anova.epsilon()).value()).isCloseTo(7.958380238735899e-05, within(1e-14));
  }

  /** numpy, by the formula of Garcia et al. 2010. */
  @Test
  void ranksAlignedScores() {
    AlignedRanks aligned = AlignedRanks.of(Blocks.complete(BLOCKS), Better.HIGHER);
    assertThat(aligned.statistic()).isCloseTo(15.037610378284095, within(1e-10));
    assertThat(aligned.p().value()).isCloseTo(0.0017847887393435578, within(1e-12));
  }

  @Test
  void losesNoDigitsAtAnyOffsetOrMagnitude() {
    double[][] whole = {{1, 2, 3}, {2, 3, 4}, {5, 6, 7}};
    double expected = OneWayAnova.of(whole).statistic();
    assertThat(expected).isCloseTo(13, within(1e-12));
    for (double offset : new double[] {1e9, -1e9, 1e11}) {
      assertThat(OneWayAnova.of(map(whole, x -> x + offset)).statistic())
          .isCloseTo(expected, within(1e-9));
    }
    for (double unit : new double[] {1e300, 1e-300, 1e-310}) {
      OneWayAnova scaled = OneWayAnova.of(map(whole, x -> x * unit));
      assertThat(scaled.statistic()).isCloseTo(expected, within(1e-9));
      assertThat(WelchAnova.of(scaled).statistic())
          .isCloseTo(WelchAnova.of(OneWayAnova.of(whole)).statistic(), within(1e-9));
    }
  }

  @Test
  void refusesByName() {
    assertRefused(Refusal.Reason.CONSTANT, new double[][] {{1, 1}, {2, 2}});
    assertRefused(Refusal.Reason.TOO_FEW, new double[][] {{1}, {2}});
    assertRefused(Refusal.Reason.TOO_FEW, new double[][] {{1, 2}});
    assertRefused(Refusal.Reason.TOO_FEW, new double[][] {{1, 2}, {}});
    assertRefused(Refusal.Reason.MISSING, new double[][] {{1, 2}, {1, Double.NaN}});
    assertRefused(
        Refusal.Reason.NOT_FINITE, new double[][] {{1, 2}, {1, Double.POSITIVE_INFINITY}});
  }

  /** 4000 null studies of three groups of five: standard error of the rate at 0.05 is 0.0034. */
  @Test
  void holdsItsLevelUnderTheNull() {
    SplittableRandom random = new SplittableRandom(5);
    int[] rejected = new int[2];
    for (int study = 0; study < 4000; study++) {
      double[][] groups = new double[3][5];
      for (double[] group : groups) {
        Arrays.setAll(group, i -> normal(random));
      }
      OneWayAnova anova = OneWayAnova.of(groups);
      TukeyKramer tukey = new TukeyKramer(anova);
      rejected[0] += anova.p().value() <= 0.05 ? 1 : 0;
      boolean any = Arrays.stream(tukey.pairs()).anyMatch(pair -> tukey.statistic(pair) > 3.7729);
      rejected[1] += any ? 1 : 0;
    }
    assertThat(rejected[0] / 4000.0).isCloseTo(0.05, within(4 * 0.0034));
    assertThat(rejected[1] / 4000.0).isCloseTo(0.05, within(4 * 0.0034));
  }

  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static void assertRefused(Refusal.Reason reason, double[][] groups) {
    assertThatThrownBy(() -> OneWayAnova.of(groups).statistic())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static double[][] map(
      double[][] matrix, java.util.function.DoubleUnaryOperator function) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(function).toArray())
        .toArray(double[][]::new);
  }
}
