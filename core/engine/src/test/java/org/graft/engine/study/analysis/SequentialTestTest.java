package org.graft.engine.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.graft.engine.spec.StoppingRule;
import org.graft.engine.spec.StoppingRule.Rule;
import org.graft.engine.study.scores.Looks;
import org.graft.spi.result.study.TestResult;
import org.junit.jupiter.api.Test;

final class SequentialTestTest {
  private static final Effort EFFORT = new Effort(1, 1);

  private static SequentialTest test(int looks, Rule rule, int repeats) {
    return new SequentialTest(
        new Looks(rule, new StoppingRule(looks, rule).after(repeats)), EFFORT);
  }

  private static Pairs pairs(double... differences) {
    double[] zeros = new double[differences.length];
    List<Integer> places = IntStream.range(0, differences.length).boxed().toList();
    List<String> names = places.stream().map(String::valueOf).toList();
    return new Pairs(
        differences,
        zeros,
        zeros,
        differences,
        zeros,
        names,
        places,
        places,
        differences.length,
        false);
  }

  @Test
  void looksAtEqualShares() {
    assertThat(new StoppingRule(4, Rule.OBRIEN_FLEMING).after(30)).containsExactly(8, 15, 23, 30);
  }

  /** z = 4.8769 and 3.3570 (gsDesign, two-sided 5 %, five looks) as p-values. */
  @Test
  void hasTheLevelsOfThePublishedBoundaries() {
    double[] nominal = SequentialTest.nominal(new double[] {0.2, 0.4}, 0.05);
    assertThat(nominal[0]).isCloseTo(1.0776e-6, within(2e-10));
    assertThat(nominal[1]).isCloseTo(7.879e-4, within(5e-7));
  }

  @Test
  void rejectsExactlyWhereABoundaryIsCrossed() {
    double[] up = new double[12];
    java.util.Arrays.setAll(up, i -> 1 + 0.01 * i);
    SequentialTest test = test(5, Rule.OBRIEN_FLEMING, 30);
    TestResult crossed = test.test(pairs(up), 12);
    assertThat(crossed.p().orElseThrow().value()).isBetween(0.01, 0.05);
    up[11] = -1.5;
    assertThat(test.test(pairs(up), 12).p().orElseThrow().value()).isGreaterThan(0.05);
    assertThat(test.test(pairs(up), 5).note().orElse("")).contains("first look is after 6");
  }

  @Test
  void doesNotTakeSignsForAMeanOfTheOtherSign() {
    double[] skewed = new double[20];
    java.util.Arrays.fill(skewed, 0.1);
    skewed[0] = -9;
    TestResult result = test(10, Rule.E_PROCESS, 20).test(pairs(skewed), 20);
    assertThat(result.p().orElseThrow().value()).isEqualTo(1);
    skewed[0] = -0.1;
    assertThat(test(10, Rule.E_PROCESS, 20).test(pairs(skewed), 20).p().orElseThrow().value())
        .isLessThan(0.01);
  }

  /**
   * 200 runs without a difference, looked at five times: at level 0.05 the share of rejections is
   * 0.05 with a standard error of 0.015; looking at p &lt; 0.05 each time gives about 0.14.
   */
  @Test
  void holdsItsLevelUnderTheLooks() {
    SplittableRandom random = new SplittableRandom(3);
    SequentialTest test = test(5, Rule.OBRIEN_FLEMING, 20);
    int rejected = 0;
    for (int run = 0; run < 200; run++) {
      double[] d = new double[20];
      for (int i = 0; i < d.length; i++) {
        d[i] = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      }
      rejected += test.test(pairs(d), 20).p().orElseThrow().value() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 200.0).isLessThan(0.05 + 3 * 0.015);
  }
}
