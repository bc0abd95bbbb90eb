package org.graft.stats.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.graft.stats.Better;
import org.graft.stats.Refusal;
import org.graft.stats.groups.Friedman.TieCorrection;

final class BlockTestsTest {
  /** 3 to 7 blocks of 4 whole scores, so that ties are frequent. */
  @Provide
  Arbitrary<double[][]> matrices() {
    return Arbitraries.integers()
        .between(0, 8)
        .map(Integer::doubleValue)
        .array(Double[].class)
        .ofSize(4)
        .map(row -> Arrays.stream(row).mapToDouble(Double::doubleValue).toArray())
        .array(double[][].class)
        .ofMinSize(3)
        .ofMaxSize(7)
        .filter(rows -> Arrays.stream(rows).anyMatch(row -> row[0] != row[1]));
  }

  @Property(tries = 100)
  void doesNotDependOnTheOrderOfBlocks(
      @ForAll("matrices") double[][] matrix, @ForAll Random random) {
    List<double[]> rows = Arrays.asList(matrix.clone());
    Collections.shuffle(rows, random);
    Blocks shuffled = Blocks.complete(rows.toArray(double[][]::new));
    Blocks blocks = Blocks.complete(matrix);
    assertThat(Friedman.of(shuffled, Better.HIGHER).chiSquared(TieCorrection.APPLIED))
        .isCloseTo(
            Friedman.of(blocks, Better.HIGHER).chiSquared(TieCorrection.APPLIED), within(1e-9));
    assertThat(Quade.of(shuffled, Better.HIGHER).p().value())
        .isCloseTo(Quade.of(blocks, Better.HIGHER).p().value(), within(1e-9));
    assertThat(AlignedRanks.of(shuffled, Better.HIGHER).statistic())
        .isCloseTo(AlignedRanks.of(blocks, Better.HIGHER).statistic(), within(1e-9));
  }

  @Property(tries = 100)
  void ranksSurviveMonotoneMapsAndMirrors(@ForAll("matrices") double[][] matrix) {
    double[][] mapped = map(matrix, x -> Math.exp(x / 3));
    double[][] mirrored = map(matrix, x -> -x);
    Friedman friedman = Friedman.of(Blocks.complete(matrix), Better.HIGHER);
    assertThat(Friedman.of(Blocks.complete(mapped), Better.HIGHER).ranks())
        .isDeepEqualTo(friedman.ranks());
    assertThat(Friedman.of(Blocks.complete(mirrored), Better.LOWER).ranks())
        .isDeepEqualTo(friedman.ranks());
  }

  @Property(tries = 100)
  void keepsEveryPBetweenZeroAndOne(@ForAll("matrices") double[][] matrix) {
    Blocks blocks = Blocks.complete(matrix);
    Friedman friedman = Friedman.of(blocks, Better.HIGHER);
    assertThat(friedman.exact().value()).isBetween(0.0, 1.0);
    assertThat(friedman.p(TieCorrection.APPLIED))
        .isLessThanOrEqualTo(friedman.p(TieCorrection.NONE));
    assertThat(friedman.kendallW(TieCorrection.APPLIED)).isBetween(0.0, 1 + 1e-12);
    RankComparison comparison = new RankComparison(friedman.averageRanks(), friedman.blocks());
    for (int[] pair : comparison.pairs()) {
      assertThat(comparison.nemenyi(pair[0], pair[1]).value()).isBetween(0.0, 1.0);
      assertThat(comparison.p(pair[0], pair[1]))
          .isLessThanOrEqualTo(comparison.nemenyi(pair[0], pair[1]));
    }
  }

  /** All 6^3 permutations by hand against the dynamic programme, ties included. */
  @Example
  void exactPIsTheShareOfAllPermutations() {
    double[][] ranks = {{1, 2, 3}, {1.5, 1.5, 3}, {2, 1, 3}};
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double observed = squares(ranks, orders[0], orders[0], orders[0]);
    int reached = 0;
    for (int[] a : orders) {
      for (int[] b : orders) {
        for (int[] c : orders) {
          reached += squares(ranks, a, b, c) >= observed - 1e-9 ? 1 : 0;
        }
      }
    }
    assertThat(new Friedman(ranks).exact().value()).isCloseTo(reached / 216.0, within(1e-12));
  }

  /** Five blocks of three in one order: one of 6^4 arrangements relative to the first block. */
  @Example
  void perfectAgreementRefusesFAndKeepsTheExactP() {
    double[][] ranks = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    Friedman friedman = new Friedman(ranks);
    assertThat(friedman.exact().value()).isCloseTo(Math.pow(6, -4), within(1e-15));
    assertThatThrownBy(() -> friedman.imanDavenport(TieCorrection.NONE))
        .isInstanceOf(Refusal.class);
  }

  @Example
  void roundOffBreaksNoTies() {
    double[][] matrix = {{0.3 - 0.2, 0.7 - 0.6, 0.5 - 0.4}, {1, 2, 3}};
    double[][] ranks = Friedman.of(Blocks.complete(matrix), Better.HIGHER).ranks();
    assertThat(ranks[0]).containsExactly(2, 2, 2);
  }

  @Example
  void namesBlocksItDrops() {
    Blocks blocks = Blocks.complete(new double[][] {{1, 2}, {1, Double.NaN}, {2, 1}});
    assertThat(blocks.dropped()).containsExactly(1);
    assertThat(blocks.note()).contains("1 of 3 blocks").contains("[1]");
    assertThatThrownBy(() -> Blocks.complete(new double[][] {{Double.NaN, 1}}))
        .isInstanceOf(Refusal.class);
  }

  /** 4000 null studies, k = 4, N = 10: standard error of the rate at 0.05 is 0.0034. */
  @Example
  void imanDavenportHoldsItsLevelUnderTheNull() {
    SplittableRandom random = new SplittableRandom(7);
    int rejected = 0;
    for (int study = 0; study < 4000; study++) {
      double[][] matrix = new double[10][4];
      for (double[] row : matrix) {
        Arrays.setAll(row, j -> random.nextDouble());
      }
      Friedman friedman = Friedman.of(Blocks.complete(matrix), Better.HIGHER);
      boolean perfect = friedman.kendallW(TieCorrection.APPLIED) > 1 - 1e-9;
      rejected += perfect || friedman.pImanDavenport(TieCorrection.APPLIED).value() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 4000.0).isCloseTo(0.05, within(4 * 0.0034));
  }

  private static double[][] map(
      double[][] matrix, java.util.function.DoubleUnaryOperator function) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(function).toArray())
        .toArray(double[][]::new);
  }

  private static double squares(double[][] ranks, int[]... orders) {
    double squares = 0;
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        sum += ranks[i][orders[i][j]];
      }
      squares += sum * sum;
    }
    return squares;
  }
}
