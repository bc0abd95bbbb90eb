package org.graft.engine.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  @Test
  void isTheShareOfErrorsPutRight() {
    Similarity similarity = Similarity.of(right(400, 380), right(400, 300), 1);
    assertThat(similarity.value()).isCloseTo(0.8, within(1e-12));
    assertThat(similarity.low()).isLessThan(0.8).isGreaterThan(0.6);
    assertThat(similarity.high()).isGreaterThan(0.8).isLessThan(0.95);
    assertThat(similarity.similar()).isTrue();
    assertThat(similarity.certain()).isTrue();
  }

  @Test
  void isUncertainWhereTheIntervalHoldsTheThreshold() {
    Similarity similarity = Similarity.of(right(40, 29), right(40, 20), 1);
    assertThat(similarity.similar()).isFalse();
    assertThat(similarity.certain()).isFalse();
  }

  @Test
  void isBelowZeroWhereTheSourceModelIsWorseThanNone() {
    Similarity similarity = Similarity.of(right(400, 200), right(400, 300), 1);
    assertThat(similarity.value()).isCloseTo(-1, within(1e-12));
    assertThat(Scenario.of(true, similarity.similar())).isEqualTo(Scenario.SMALL_DIFFERENT);
  }

  @Test
  void isWholeWhereThereIsNothingToPutRight() {
    Similarity similarity = Similarity.of(right(40, 40), right(40, 40), 1);
    assertThat(similarity.value()).isEqualTo(1);
    assertThat(similarity.low()).isEqualTo(1);
  }

  /** The first {@code right} of {@code n} right. */
  private static double[] right(int n, int right) {
    return IntStream.range(0, n).mapToDouble(i -> i < right ? 1 : 0).toArray();
  }
}
