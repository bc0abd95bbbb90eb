package org.graft.strategies.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.graft.spi.TransferScore;
import org.graft.spi.TransferScore.Evidence;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Numbers on scikit-learn's digits (UCI optdigits, test part, divided by 16) and on worked
 * examples.
 */
final class ScoresTest {
  private static final Evidence DIGITS = digits();

  @Test
  void leepReadsSourceProbabilitiesAndLabelsInThatOrder() {
    Tensor theta = Tensor.of(Shape.of(4, 2), new float[] {.9f, .1f, .8f, .2f, .3f, .7f, .2f, .8f});
    Evidence evidence = new Evidence(theta, Optional.of(theta), new int[] {0, 0, 1, 1}, 2);
    assertThat(new Leep().score(evidence)).isCloseTo(-0.383980883324615, within(1e-7));
  }

  @Test
  void nceIsTheEntropyOfLabelsGivenSourceClasses() {
    int[] z = {0, 0, 1, 0, 1, 1, 2, 2};
    float[] theta = new float[8 * 3];
    for (int i = 0; i < z.length; i++) {
      theta[i * 3 + z[i]] = 1;
    }
    Tensor tensor = Tensor.of(Shape.of(8, 3), theta);
    Evidence evidence =
        new Evidence(tensor, Optional.of(tensor), new int[] {0, 0, 0, 1, 1, 1, 1, 0}, 2);
    assertThat(new Nce().score(evidence)).isCloseTo(-0.6506724213610959, within(1e-12));
  }

  @Test
  void leepAndNceNeedAHead() {
    assertThat(new Leep().refusal(DIGITS)).isPresent();
    assertThat(new Nce().refusal(DIGITS)).isPresent();
    assertThat(new LogMe().refusal(DIGITS)).isEmpty();
  }

  @Test
  void logMeConverges() {
    assertThat(new LogMe().score(DIGITS)).isCloseTo(0.27027763, within(1e-8));
  }

  @Test
  void logMeCountsAllEigenvaluesWhereRowsAreFewerThanFeatures() {
    assertThat(new LogMe().score(first(40))).isCloseTo(-0.0131, within(5e-5));
  }

  @Test
  void hScore() {
    assertThat(new HScore(false).score(DIGITS)).isCloseTo(5.9179093, within(1e-6));
  }

  /** scikit-learn's {@code ledoit_wolf} in the formula of arXiv:2110.06893. */
  @Test
  void hScoreShrunk() {
    assertThat(new HScore(true).score(DIGITS)).isCloseTo(5.848176774805069, within(1e-8));
    assertThat(new HScore(true).score(first(40))).isCloseTo(7.009258190992865, within(1e-8));
  }

  @Test
  void transRate() {
    assertThat(new TransRate(1e-4).score(DIGITS)).isCloseTo(29.8283331, within(1e-6));
  }

  @Test
  void nearestNeighbourLeavesOneOut() {
    assertThat(new NearestNeighbour().score(DIGITS)).isEqualTo(1776 / 1797.0);
  }

  @Test
  void linearCka() {
    assertThat(new LinearCka().score(DIGITS)).isCloseTo(0.5096232, within(1e-6));
  }

  @Test
  void gbcDiagonal() {
    assertThat(new Gbc(Gbc.Covariance.DIAGONAL).score(DIGITS)).isCloseTo(-0.00270735, within(1e-8));
  }

  @Test
  void gbcSphericalCountsItsVarianceForEveryFeature() {
    assertThat(new Gbc(Gbc.Covariance.SPHERICAL).score(DIGITS)).isCloseTo(-0.0456, within(5e-5));
  }

  /**
   * SciPy's {@code spearmanr} with ties as ties. Taken from NumPy's correlations of one-hot labels
   * as they come, whose last bits order equal distances, it is 41.6687.
   */
  @Test
  void parcOnTheFirstRows() {
    assertThat(new Parc(500).score(DIGITS)).isCloseTo(41.49832973517874, within(1e-6));
  }

  @Test
  void scoresStayFiniteOnDegenerateFeatures() {
    Tensor constant = Tensor.of(Shape.of(6, 3), new float[18]);
    Evidence evidence = new Evidence(constant, Optional.empty(), new int[] {0, 1, 0, 1, 0, 1}, 3);
    for (TransferScore score :
        new TransferScore[] {
          new LogMe(), new HScore(false), new HScore(true), new TransRate(1e-4),
          new NearestNeighbour(), new LinearCka(), new Gbc(Gbc.Covariance.DIAGONAL), new Parc(500)
        }) {
      assertThat(score.score(evidence)).as(score.toString()).isFinite();
    }
  }

  @Test
  void logMeOfFeaturesThatTellNothingIsThatOfNoFeatures() {
    Evidence mirrored =
        new Evidence(
            Tensor.of(Shape.of(4, 1), new float[] {1, -1, 1, -1}),
            Optional.empty(),
            new int[] {0, 0, 1, 1},
            2);
    // The largest of beta of n / 2 log beta - beta / 2 sum t^2 - n / 2 log 2 pi, by n, at beta = 2.
    assertThat(new LogMe().score(mirrored)).isCloseTo(-1.0723649429247, within(1e-12));
  }

  private static Evidence first(int rows) {
    return DIGITS.select(IntStream.range(0, rows).toArray());
  }

  private static Evidence digits() {
    try (InputStream in = ScoresTest.class.getResourceAsStream("digits.gz");
        GZIPInputStream bytes = new GZIPInputStream(java.util.Objects.requireNonNull(in))) {
      byte[] all = bytes.readAllBytes();
      int n = all.length / 65;
      float[] features = new float[n * 64];
      int[] labels = new int[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < 64; j++) {
          features[i * 64 + j] = all[i * 65 + j] / 16f;
        }
        labels[i] = all[i * 65 + 64];
      }
      return new Evidence(Tensor.of(Shape.of(n, 64), features), Optional.empty(), labels, 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
