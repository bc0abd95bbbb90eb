package org.graft.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Training;
import org.graft.testkit.conformance.Agreement;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers on both sides of every border between loops; the contract's are all narrow. */
final class WidthsTest {
  private static final Machine MACHINE = new Machine(Machine.Backend.CPU, 1);
  private static final Training TRAINING = new Training(new Optimizer.Momentum(0.05, 0.9), 7, 3);

  @ParameterizedTest
  @CsvSource({"1, 1", "33, 5", "70, 31", "31, 32", "61, 37", "128, 64", "200, 121"})
  void agreesWithTheReference(int in, int hidden) throws InterruptedException {
    agrees(Jobs.all(network(in, dense(hidden), dense(6)), TRAINING));
  }

  @Test
  void agreesWhereNormalisationAndActivationsMeetBothLies() throws InterruptedException {
    Network network =
        network(
            40,
            new Layer.BatchNormalization(0.9, 0.001),
            dense(50),
            new Layer.BatchNormalization(0.9, 0.001),
            new Layer.Activation(ActivationFunction.RELU),
            dense(34),
            new Layer.Activation(ActivationFunction.SOFTMAX),
            dense(9));
    agrees(Jobs.all(network, TRAINING));
  }

  @Test
  void agreesBelowAFrozenLayer() throws InterruptedException {
    Network network = network(40, dense(50), dense(36), dense(5));
    agrees(Jobs.frozen(network, Set.of("dense_2"), TRAINING));
  }

  @Test
  void flattensImagesInTheirOrder() throws InterruptedException {
    List<Layer> layers =
        List.of(new Layer.Activation(ActivationFunction.TANH), new Layer.Flatten(), head());
    agrees(Jobs.all(Network.sequential(Networks.IMAGE, layers), TRAINING));
  }

  @Test
  void threadsChangeNoBits() throws InterruptedException {
    Network network = network(401, dense(300), dense(203));
    FitJob job = Jobs.all(network, new Training(new Optimizer.Adam(0.01, 0.9, 0.99, 1e-7), 11, 2));
    assertThat(fit(job, 3).weights().changedFrom(fit(job, 1).weights())).isEmpty();
    assertThat(fit(job, 3).curve()).isEqualTo(fit(job, 1).curve());
  }

  private static Fit fit(FitJob job, int threads) throws InterruptedException {
    Machine machine = new Machine(Machine.Backend.CPU, threads);
    try (Trainer.Session session = new LanesTrainer().open(machine)) {
      return session.train(List.of(job)).get(0);
    }
  }

  private static void agrees(FitJob job) throws InterruptedException {
    try (Trainer.Session lanes = new LanesTrainer().open(MACHINE);
        Trainer.Session reference = new ReferenceTrainer().open(MACHINE)) {
      List<FitJob> one = List.of(job);
      new Agreement(1e-5).check(job, reference.train(one).get(0), lanes.train(one).get(0));
    }
  }

  private static Network network(int in, Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(layers));
    all.add(head());
    return Network.sequential(Shape.of(in), all);
  }

  private static Layer head() {
    return new Layer.Dense(
        Networks.CLASSES, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM, true);
  }

  private static Layer dense(int units) {
    return new Layer.Dense(units, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
  }
}
