package org.graft.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.graft.libtorch.runtime.Precision;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

/** What products are computed in, on the CPU. */
final class PrecisionTest {
  private static final Machine ONE = new Machine(Machine.Backend.CPU, 1);

  private static Trainer.Session open(Precision precision) {
    return new LibtorchTrainer(precision).open(ONE);
  }

  private static Tensor outputs(Trainer.Session session, FitJob job, Weights weights)
      throws InterruptedException {
    String last = job.network().output().name();
    Map<String, Tensor> all =
        session.outputs(job.network(), weights, job.train().inputs(), List.of(last));
    return Objects.requireNonNull(all.get(last));
  }

  /**
   * Trains from the same weights in both, and compares how far apart they end with how far float32
   * moved them; then runs the weights that bfloat16 trained in both, and compares the outputs.
   */
  @Test
  void bfloat16TrainsAndRunsEveryLayerNearlyAsFloat32() throws InterruptedException {
    SoftAssertions softly = new SoftAssertions();
    try (Trainer.Session full = open(Precision.FLOAT32);
        Trainer.Session half = open(Precision.BFLOAT16)) {
      for (Map.Entry<String, Network> one : Networks.layers().entrySet()) {
        FitJob job = Jobs.all(one.getValue(), Jobs.plain(1));
        Weights inFull = full.train(List.of(job)).get(0).weights();
        Weights inHalf = half.train(List.of(job)).get(0).weights();
        softly
            .assertThat(Movement.difference(job, inFull, inHalf))
            .as("%s, trained weights", one.getKey())
            .isLessThan(0.1);
        float[] expected = outputs(full, job, inHalf).toArray();
        float[] found = outputs(half, job, inHalf).toArray();
        for (int i = 0; i < found.length; i++) {
          softly
              .assertThat((double) found[i])
              .as("%s, output %d", one.getKey(), i)
              .isCloseTo(expected[i], within(0.03 * (1 + Math.abs(expected[i]))));
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void probabilitiesSumToOneInBfloat16() throws InterruptedException {
    FitJob job = Jobs.all(Networks.dense(), Jobs.plain(1));
    try (Trainer.Session half = open(Precision.BFLOAT16)) {
      Tensor probabilities = outputs(half, job, job.initial());
      for (int row = 0; row < probabilities.rows(); row++) {
        double sum = 0;
        for (int c = 0; c < Networks.CLASSES; c++) {
          sum += probabilities.toArray()[row * Networks.CLASSES + c];
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void bfloat16GivesTheSameBitsAgainAndOthersThanFloat32() throws InterruptedException {
    FitJob job = Jobs.all(Networks.convolutional(), Jobs.plain(2));
    try (Trainer.Session full = open(Precision.FLOAT32);
        Trainer.Session half = open(Precision.BFLOAT16)) {
      Fit first = half.train(List.of(job)).get(0);
      Fit again = half.train(List.of(job)).get(0);

      assertThat(again.weights().changedFrom(first.weights())).isEmpty();
      assertThat(full.train(List.of(job)).get(0).weights().changedFrom(first.weights()))
          .isNotEmpty();
      assertThat(half.device()).endsWith("CPU, bfloat16");
    }
  }

  @Test
  void tf32IsRefusedOnTheCpu() {
    assertThatThrownBy(() -> open(Precision.TF32))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tf32 is for CUDA");
  }
}
