package org.graft.strategies.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;
import org.junit.jupiter.api.Test;

final class LossesTest {
  private static double value(FeatureLoss loss, double[][] features, double[][] source) {
    int rows = features.length;
    return loss.add(features, source, labels(rows), new double[rows][features[0].length]);
  }

  private static Targets labels(int rows) {
    return Targets.of(IntStream.range(0, rows).map(row -> row % 2).toArray());
  }

  @Test
  void behaviourIsHalfTheSquaredDistance() {
    double[][] gradient = new double[1][2];
    double value =
        new Behaviour("tap", 1)
            .add(new double[][] {{2, 5}}, new double[][] {{1, 3}}, labels(1), gradient);
    assertThat(value).isEqualTo(2.5);
    assertThat(gradient[0]).containsExactly(1, 2);
  }

  @Test
  void theSmallestSingularValueOfThreeRowsIsThatOfTheirColumns() {
    double[][] rows = {{1, 2}, {3, 4}, {5, 6}};
    double[][] columns = {{1, 3, 5}, {2, 4, 6}};
    FeatureLoss bss = new SmallSingularValues("tap", 1, 1);
    double expected = (91 - Math.sqrt(8185)) / 2;
    assertThat(value(bss, rows, rows)).isCloseTo(expected, within(1e-12));
    assertThat(value(bss, columns, columns)).isCloseTo(expected, within(1e-12));
    FeatureLoss all = new SmallSingularValues("tap", 9, 1);
    assertThat(value(all, rows, rows)).isCloseTo(91, within(1e-12));
  }

  @Test
  void distillationIsTheDivergenceOfSoftenedOutputs() {
    double value =
        value(new Distillation("tap", 2, 1), new double[][] {{0, 0}}, new double[][] {{2, 0}});
    assertThat(value).isCloseTo(0.4437763, within(1e-7));
  }

  @Test
  void theRelationshipIsTheMeanOfTheSourcesProbabilitiesOverAClass() {
    double[][] probabilities = {{0.7, 0.3}, {0.5, 0.5}, {0.2, 0.8}};
    Targets.Classes targets = Targets.of(new int[] {0, 0, 1}).classes();
    double[][] rows = new CategoryRelationship("tap", 2, 1).relationship(probabilities, targets);
    assertThat(rows[0]).containsExactly(new double[] {0.6, 0.4}, within(1e-12));
    assertThat(rows[1]).containsExactly(new double[] {0.2, 0.8}, within(1e-12));
  }

  @Test
  void theRelationshipIsLearnedFromTheTrainingSplitNotFromTheBatch() {
    double[][] source = {{0, Math.log(3)}, {0, 0}};
    FeatureLoss fitted =
        new CategoryRelationship("tap", 2, 1).fitted(() -> source, Targets.of(new int[] {1, 0}));
    double[][] gradient = new double[1][2];
    double value =
        fitted.add(
            new double[][] {{0, 0}}, new double[][] {{9, 0}}, Targets.of(new int[] {1}), gradient);
    assertThat(value).isCloseTo(Math.log(2), within(1e-12));
    assertThat(gradient[0]).containsExactly(new double[] {0.25, -0.25}, within(1e-12));
  }

  @Test
  void anOutputFarFromTheOthersDoesNotOverflow() {
    double value =
        value(
            new Distillation("tap", 1, 1), new double[][] {{2000, 0}}, new double[][] {{2000, 0}});
    assertThat(value).isZero();
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    for (FeatureLoss loss :
        List.of(
            new Behaviour("tap", 0.3),
            new SmallSingularValues("tap", 2, 0.7),
            new Distillation("tap", 2, 4),
            new CategoryRelationship("tap", 2, 2.3))) {
      agree(loss, 4, 3);
      agree(loss, 3, 5);
    }
  }

  private static void agree(FeatureLoss loss, int rows, int numbers) {
    Random random = new Random(2);
    double[][] x = new double[rows][numbers];
    double[][] source = new double[rows][numbers];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < numbers; i++) {
        x[row][i] = random.nextGaussian();
        source[row][i] = random.nextGaussian();
      }
    }
    double[][] gradient = new double[rows][numbers];
    loss.add(x, source, labels(rows), gradient);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < numbers; i++) {
        double kept = x[row][i];
        x[row][i] = kept + 1e-5;
        double above = value(loss, x, source);
        x[row][i] = kept - 1e-5;
        double below = value(loss, x, source);
        x[row][i] = kept;
        assertThat(gradient[row][i]).isCloseTo((above - below) / 2e-5, within(1e-6));
      }
    }
  }
}
