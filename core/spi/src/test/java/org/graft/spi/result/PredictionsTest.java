package org.graft.spi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.ClassMapping;
import org.junit.jupiter.api.Test;

final class PredictionsTest {
  /** Cats are outputs 0 and 1, dogs 3; outputs 2 and 4 are neither. */
  private static final ClassMapping PETS = new ClassMapping(List.of(List.of(0, 1), List.of(3)));

  @Test
  void countsAnyOutputOfAClassAsThatClass() {
    Predictions cat = predictions(0, 0.1f, 0.4f, 0.2f, 0.25f, 0.05f);
    assertThat(cat.predicted(0)).isZero();
    assertThat(cat.row(0)).containsExactly(0.4f, 0.25f, 0.2f, 0.05f, 0f);
    assertThat(cat.confusion()).isDeepEqualTo(new int[][] {{1, 0, 0}, {0, 0, 0}, {0, 0, 0}});
  }

  @Test
  void ranksAClassAmongAllOutputsAsItsBestOneRanks() {
    Predictions dog = predictions(1, 0.4f, 0.3f, 0.2f, 0.1f, 0f);
    assertThat(dog.row(0)).containsExactly(0.4f, 0.1f, 0.3f, 0.2f, 0f);
    assertThat(dog.confusion()).isDeepEqualTo(new int[][] {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}});
  }

  @Test
  void countsAnOutputThatStandsForNoClassAsNone() {
    Predictions dog = predictions(1, 0f, 0.1f, 0.2f, 0.3f, 0.4f);
    assertThat(dog.predicted(0)).isGreaterThan(1);
    assertThat(dog.confusion()).isDeepEqualTo(new int[][] {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}});
  }

  private static Predictions predictions(int label, float... probabilities) {
    Tensor tensor = Tensor.of(Shape.of(1, probabilities.length), probabilities);
    return new Predictions(tensor, Targets.of(new int[] {label}), Optional.of(PETS));
  }
}
