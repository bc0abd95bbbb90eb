package org.graft.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Tally;
import org.junit.jupiter.api.Test;

final class ValueLossTest {
  private static final float[] LOGITS = {1, -2, 0.5f, 0.25f, 3, -1};

  /** torch.nn.functional.binary_cross_entropy_with_logits of the same numbers. */
  @Test
  void binaryCrossEntropyIsPyTorchs() {
    Targets labels = targets(1, 0, 1, 0, 1, 1);
    LossAndAccuracy means = scored(new BinaryCrossEntropy(3), labels);
    assertThat(means.loss()).isCloseTo(0.5170092, within(1e-6));
    assertThat(means.accuracy()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(derived(new BinaryCrossEntropy(3), labels))
        .containsExactly(
            new float[] {
              -0.0448236f, 0.0198672f, -0.0629234f, 0.0936961f, -0.0079043f, -0.1218431f
            },
            within(1e-6f));
  }

  /** torch.nn.functional.mse_loss of the same numbers. */
  @Test
  void squaredErrorIsPyTorchs() {
    Targets numbers = targets(0.5f, -1, 2, 0, 2.5f, 1);
    LossAndAccuracy means = scored(new SquaredError(3), numbers);
    assertThat(means.loss()).isCloseTo(1.3020834, within(1e-6));
    assertThat(means.accuracy()).isNaN();
    assertThat(derived(new SquaredError(3), numbers))
        .containsExactly(
            new float[] {0.1666667f, -0.3333333f, -0.5f, 0.0833333f, 0.1666667f, -0.6666667f},
            within(1e-6f));
  }

  private static Targets targets(float... values) {
    return Targets.of(Tensor.of(Shape.of(2, 3), values));
  }

  private static LossAndAccuracy scored(OutputLoss loss, Targets targets) {
    Tally tally = new Tally();
    loss.score(LOGITS, targets, 0, tally);
    return tally.take();
  }

  private static float[] derived(OutputLoss loss, Targets targets) {
    float[] gradient = LOGITS.clone();
    loss.derive(gradient, targets);
    return gradient;
  }
}
