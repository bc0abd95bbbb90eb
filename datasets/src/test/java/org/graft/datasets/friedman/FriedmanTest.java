package org.graft.datasets.friedman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.datasets.friedman.Friedman.Problem;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class FriedmanTest {
  @TempDir private Path home = Path.of("");

  @TestFactory
  List<DynamicTest> keepsItsPromises() {
    return DatasetContract.of(
            new Friedman(60, 6, 1, 1, Optional.empty(), Optional.empty()),
            new Folder(home),
            Drawn.EXAMPLES)
        .tests()
        .toList();
  }

  @Test
  void isTheProblemItselfWithoutADifference() {
    Problem problem = Problem.drawn(0, new Seed(1).randomness());
    assertThat(problem.at(new double[] {0.5, 0.5, 0.5, 0.5, 0.5}))
        .isCloseTo(10 * Math.sin(Math.PI / 4) + 5 + 2.5, within(1e-12));
    assertThat(problem.at(new double[] {1, 1, 0, 0, 1})).isCloseTo(10, within(1e-12));
    assertThat(Problem.drawn(1, new Seed(1).randomness()).at(new double[] {1, 1, 0, 0, 1}))
        .isNotCloseTo(10, within(0.05));
  }

  @Test
  void givesRowsOfItsFormula() {
    Dataset data = friedman(100, 0, 0).load(new Folder(home), new Seed(1));
    assertThat(data.train().size()).isEqualTo(30);
    assertThat(data.test().size()).isEqualTo(70);
    float[] x = data.test().inputs().select(new int[] {3}).toArray();
    double[] row = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      row[j] = x[j];
    }
    float[] y = data.test().targets().values().tensor().toArray();
    assertThat((double) y[3])
        .isCloseTo(Problem.drawn(0, new Seed(1).randomness()).at(row), within(1e-5));
    assertThat(friedman(100, 0, 0).load(new Folder(home), new Seed(2)).digest())
        .as("its own seed decides")
        .isEqualTo(data.digest());
    assertThat(friedman(100, 0, 1).load(new Folder(home), new Seed(1)).digest())
        .isNotEqualTo(data.digest());
  }

  @Test
  void sharesNoRowsWithAProblemThatDiffers() {
    float[] first = new float[2];
    for (int d = 0; d < 2; d++) {
      first[d] =
          new Friedman(10, 5, 1, d, Optional.empty(), Optional.empty())
              .load(new Folder(home), new Seed(1))
              .train()
              .inputs()
              .toArray()[0];
    }
    assertThat(first[0]).isNotEqualTo(first[1]);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatThrownBy(() -> new Friedman(10, 5, 1, 0, Optional.empty(), Optional.of(10)))
        .hasMessageContaining("train must leave rows to test: 1 to 9 of 10, found 10");
    assertThatThrownBy(() -> new Friedman(10, 4, 1, 0, Optional.empty(), Optional.empty()))
        .hasMessageContaining("5 features or more");
  }

  private static Friedman friedman(int samples, double noise, double difference) {
    return new Friedman(samples, 10, noise, difference, Optional.of(7L), Optional.of(30));
  }
}
