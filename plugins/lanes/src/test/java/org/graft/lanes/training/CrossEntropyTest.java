package org.graft.lanes.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.spi.data.Targets;
import org.graft.training.LossAndAccuracy;
import org.junit.jupiter.api.Test;

final class CrossEntropyTest {
  @Test
  void countsTheFirstOfEqualLogitsAsTheAnswer() {
    ProductTally tally = new ProductTally(3);
    loss(1, 1, 1).score(logits(2, 2, -1), Targets.of(new int[] {1}), 0, tally);
    assertThat(tally.take().accuracy()).isZero();
    loss(1, 1, 1).score(logits(2, 2, -1), Targets.of(new int[] {0}), 0, tally);
    assertThat(tally.take().accuracy()).isEqualTo(1);
  }

  @Test
  void addsUpManyLossesWithoutOverflow() {
    ProductTally tally = new ProductTally(3);
    CrossEntropy loss = loss(1, 1, 1);
    for (int i = 0; i < 100_000; i++) {
      loss.score(logits(0, 0, 0), Targets.of(new int[] {0}), 0, tally);
    }
    LossAndAccuracy means = tally.take();
    assertThat(means.loss()).isCloseTo(Math.log(3), within(1e-6));
  }

  @Test
  void staysFiniteForLogitsFarApart() {
    ProductTally tally = new ProductTally(3);
    CrossEntropy loss = loss(1, 1, 1);
    loss.score(logits(-3e4f, 3e4f, 0), Targets.of(new int[] {0}), 0, tally);
    assertThat(tally.take().loss()).isCloseTo(6e4, within(1.0));
    assertThat(loss.gradient(Targets.of(new int[] {0}), 0, 1).columns()[0][0])
        .isCloseTo(-1, within(1e-6f));
  }

  private static CrossEntropy loss(float... classWeights) {
    return new CrossEntropy(classWeights, 0);
  }

  private static Batch logits(float... z) {
    Batch batch = new Batch(z.length);
    System.arraycopy(z, 0, batch.renew(Layout.BY_EXAMPLE, 1)[0], 0, z.length);
    return batch;
  }
}
