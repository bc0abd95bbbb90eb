package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;

final class IterativeStratificationTest {
  private static final int ROWS = 1000;
  private static final int[] SIZES = {100, 300, 600};
  private static final double[] SHARES = {0.5, 0.2, 0.03, 0.01};

  @Test
  void givesEachPartItsSizeAndItsShareOfEveryLabel() {
    float[] has = labels();
    int[] part = deal(has, new Seed(1));
    for (int p = 0; p < SIZES.length; p++) {
      int own = p;
      assertThat(IntStream.of(part).filter(x -> x == own).count()).isEqualTo(SIZES[p]);
      for (int label = 0; label < SHARES.length; label++) {
        double all = count(has, part, label, -1);
        double mean = all * SIZES[p] / ROWS;
        assertThat(count(has, part, label, p))
            .as("label %d in part %d", label, p)
            .isBetween(mean - 1.5, mean + 1.5);
      }
    }
  }

  @Test
  void dealsAloneByItsSeed() {
    float[] has = labels();
    assertThat(deal(has, new Seed(1))).isEqualTo(deal(has, new Seed(1)));
    assertThat(deal(has, new Seed(1))).isNotEqualTo(deal(has, new Seed(2)));
  }

  @Test
  void dealsRowsWithoutLabelsToo() {
    int[] part = deal(new float[ROWS * SHARES.length], new Seed(3));
    assertThat(IntStream.of(part).filter(x -> x == 0).count()).isEqualTo(SIZES[0]);
    assertThat(part).doesNotContain(-1);
  }

  private static int[] deal(float[] has, Seed seed) {
    Targets.Values values = new Targets.Values(Tensor.of(Shape.of(ROWS, SHARES.length), has));
    return IterativeStratification.deal(values, SIZES, seed);
  }

  private static float[] labels() {
    Randomness randomness = new Seed(7).randomness();
    float[] has = new float[ROWS * SHARES.length];
    for (int i = 0; i < has.length; i++) {
      has[i] = randomness.nextDouble() < SHARES[i % SHARES.length] ? 1 : 0;
    }
    return has;
  }

  private static double count(float[] has, int[] part, int label, int p) {
    return IntStream.range(0, ROWS)
        .filter(row -> has[row * SHARES.length + label] == 1 && (p < 0 || part[row] == p))
        .count();
  }
}
