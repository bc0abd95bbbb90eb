package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.testkit.reference.ReferenceTrainer;

/** The trainer under test and the one it is compared with. */
public final class Sessions {
  static final Trainer.Session DL4J = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1));
  static final Trainer.Session REFERENCE =
      new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));

  private Sessions() {}

  public static Fit dl4j(FitJob job) throws InterruptedException {
    return DL4J.train(List.of(job)).get(0);
  }

  /** Trains on both and compares weights and curves. */
  static void assertAgrees(FitJob job, double tolerance) throws InterruptedException {
    Fit expected = REFERENCE.train(List.of(job)).get(0);
    Fit actual = dl4j(job);
    assertThat(actual.epochs()).isEqualTo(expected.epochs());
    assertClose(actual.weights(), expected.weights(), tolerance);
    assertThat(actual.curve()).hasSameSizeAs(expected.curve());
    for (int i = 0; i < actual.curve().size(); i++) {
      CurvePoint a = actual.curve().get(i);
      CurvePoint e = expected.curve().get(i);
      assertThat(a.epoch() + a.split()).isEqualTo(e.epoch() + e.split());
      assertThat(a.loss()).as("loss of %s", e).isCloseTo(e.loss(), within(tolerance));
      assertThat(a.accuracy()).as("accuracy of %s", e).isEqualTo(e.accuracy());
    }
  }

  static void assertClose(Weights actual, Weights expected, double tolerance) {
    assertThat(actual.tensors().keySet()).isEqualTo(expected.tensors().keySet());
    expected
        .tensors()
        .forEach((key, e) -> assertClose(key, at(actual.tensors(), key), e, tolerance));
  }

  /** The tensor called {@code name}, which has to be there. */
  static Tensor at(Map<String, Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    float[] a = actual.toArray();
    float[] e = expected.toArray();
    double worst = 0;
    for (int i = 0; i < e.length; i++) {
      double difference = Math.abs(a[i] - e[i]);
      worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    assertThat(worst).as("largest difference of %s", what).isLessThan(tolerance);
  }
}
