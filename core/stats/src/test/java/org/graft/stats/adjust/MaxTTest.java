package org.graft.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class MaxTTest {
  private static final int[][] PAIRS = {{0, 1}, {0, 2}, {1, 2}};

  @Test
  void drawsAgreeWithEnumeration() {
    double[][] seven = new double[9][3];
    SplittableRandom random = new SplittableRandom(3);
    for (double[] row : seven) {
      row[0] = random.nextDouble();
      row[1] = random.nextDouble() + 0.3;
      row[2] = random.nextDouble();
    }
    double[][] six = java.util.Arrays.copyOf(seven, 6);
    MaxT exact = WithinBlockPermutation.test(six, PAIRS, 0, 1);
    assertThat(exact.exact()).isTrue();
    assertThat(exact.rearrangements()).isEqualTo(46_656);
    MaxT drawn = WithinBlockPermutation.test(seven, PAIRS, 20_000, 1);
    assertThat(drawn.exact()).isFalse();
    assertThat(drawn.rearrangements()).isEqualTo(20_000);
    assertThat(drawn.singleStep())
        .isEqualTo(WithinBlockPermutation.test(seven, PAIRS, 20_000, 1).singleStep());
  }

  @Test
  void signFlipsOfOneComparisonAreTheTwoSidedExactTest() {
    double[][] differences = {{0.1}, {0.2}, {0.3}, {0.15}, {0.05}};
    MaxT result = SignFlip.test(differences, 0, 1);
    assertThat(result.marginal().get(0).value()).isCloseTo(2 / 32.0, within(1e-12));
    assertThat(result.singleStep()).isEqualTo(result.marginal());
    assertThat(result.stepDown()).isEqualTo(result.marginal());
  }

  @Test
  void ordersMarginalStepDownAndSingleStep() {
    double[][] differences = new double[10][4];
    SplittableRandom random = new SplittableRandom(11);
    for (double[] row : differences) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextDouble() - 0.5 + 0.1 * j;
      }
    }
    MaxT result = SignFlip.test(differences, 0, 1);
    for (int j = 0; j < 4; j++) {
      assertThat(result.marginal().get(j)).isLessThanOrEqualTo(result.stepDown().get(j));
      assertThat(result.stepDown().get(j)).isLessThanOrEqualTo(result.singleStep().get(j));
    }
  }

  @Test
  void constantScoresHaveAllRearrangementsEqual() {
    double[][] constant = {{0.9, 0.9}, {0.9, 0.9}};
    MaxT result = WithinBlockPermutation.test(constant, new int[][] {{0, 1}}, 0, 1);
    assertThat(result.singleStep()).containsExactly(PValue.of(1));
    assertThat(SignFlip.test(new double[][] {{0}, {0}}, 0, 1).marginal())
        .containsExactly(PValue.of(1));
  }

  @Test
  void isTheSameAtAnyMagnitude() {
    double[][] plain = {{1, 2, 4}, {1, 3, 2}, {2, 3, 5}};
    for (double unit : new double[] {1e300, 1e-310}) {
      double[][] scaled = new double[3][3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          scaled[i][j] = plain[i][j] * unit;
        }
      }
      assertThat(WithinBlockPermutation.test(scaled, PAIRS, 0, 1).singleStep())
          .isEqualTo(WithinBlockPermutation.test(plain, PAIRS, 0, 1).singleStep());
    }
  }

  @Test
  void refusesWhatItCannotPermute() {
    assertThatThrownBy(() -> WithinBlockPermutation.test(new double[0][], PAIRS, 0, 1))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> SignFlip.test(new double[][] {{Double.NaN}}, 0, 1))
        .isInstanceOf(Refusal.class);
  }

  /** 400 null studies of 4 blocks: standard error of the rate at 0.05 is 0.011. */
  @Test
  void keepsTheFamilyWiseErrorUnderTheNull() {
    SplittableRandom random = new SplittableRandom(20240601);
    int rejected = 0;
    for (int study = 0; study < 400; study++) {
      double[][] matrix = new double[4][3];
      for (double[] row : matrix) {
        for (int j = 0; j < 3; j++) {
          row[j] = random.nextDouble();
        }
      }
      MaxT result = WithinBlockPermutation.test(matrix, PAIRS, 0, 1);
      rejected += result.singleStep().stream().anyMatch(p -> p.value() <= 0.05) ? 1 : 0;
    }
    assertThat(rejected / 400.0).isLessThan(0.05 + 4 * 0.011);
  }
}
