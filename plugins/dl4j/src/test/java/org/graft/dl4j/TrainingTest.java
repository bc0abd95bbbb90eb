package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimisers, schedules, penalties, dropout and stopping, against the reference trainer. */
final class TrainingTest {
  private static final Schedule CONSTANT = new Schedule.Constant();

  static List<Optimizer> optimizers() {
    return List.of(
        new Optimizer.Sgd(0.05),
        new Optimizer.Momentum(0.02, 0.9),
        new Optimizer.Nesterov(0.02, 0.9),
        new Optimizer.Adam(0.01, 0.9, 0.999, 1e-7),
        new Optimizer.AdamW(0.01, 0.1, 0.9, 0.999, 1e-7),
        new Optimizer.AdaDelta(1, 0.95, 1e-7),
        new Optimizer.AdaGrad(0.05, 0.1, 1e-7),
        new Optimizer.RmsProp(0.005, 0.9, 1e-7));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void followsEveryOptimiser(Optimizer optimizer) throws InterruptedException {
    Network network = Networks.dense();
    Sessions.assertAgrees(
        Jobs.of(network, List.of(Jobs.all(network, new Training(optimizer, 8, 3)))), 1e-4);
  }

  @Test
  void followsSchedulesStepByStep() throws InterruptedException {
    agrees(new Schedule.Cosine(0.1, 1.5), Penalty.NONE, ClassWeights.NONE);
  }

  @Test
  void addsPenaltiesToKernelsOnly() throws InterruptedException {
    agrees(CONSTANT, new Penalty(0.01, 0.02, 0.5), ClassWeights.NONE);
  }

  @Test
  void pullsConvolutionsTowardsTheirAnchor() throws InterruptedException {
    Network network = Networks.convolutional();
    Training training = training(CONSTANT, new Penalty(0, 0, 0.5), Optional.empty());
    Sessions.assertAgrees(Jobs.of(network, List.of(Jobs.all(network, training))), 2e-5);
  }

  @Test
  void weightsClasses() throws InterruptedException {
    Network network = Networks.dense();
    Examples even = Jobs.data(network.input(), "train", 24);
    Examples skewed = even.select(new int[] {0, 3, 6, 9, 12, 15, 18, 21, 1, 4, 7, 10, 2});
    Training training =
        new Training(
            new Optimizer.Sgd(0.05),
            4,
            3,
            CONSTANT,
            Penalty.NONE,
            Optional.empty(),
            ClassWeights.BALANCED);
    Sessions.assertAgrees(Jobs.of(network, skewed, List.of(Jobs.all(network, training))), 2e-5);
  }

  @Test
  void drawsTheMasksThatFollowFromTheSeed() throws InterruptedException {
    Network network = Networks.dropping(0.4);
    Sessions.assertAgrees(Jobs.of(network, List.of(Jobs.all(network, Jobs.PLAIN))), 2e-5);
  }

  @Test
  void stopsEarlyAndPutsTheBestEpochBack() throws InterruptedException {
    Network network = Networks.dense();
    for (EarlyStopping.Monitor monitor : EarlyStopping.Monitor.values()) {
      for (boolean restore : new boolean[] {true, false}) {
        Training training =
            new Training(
                new Optimizer.Sgd(1.5),
                8,
                30,
                CONSTANT,
                Penalty.NONE,
                Optional.of(new EarlyStopping(monitor, 2, restore)),
                ClassWeights.NONE);
        FitJob job = Jobs.of(network, List.of(Jobs.all(network, training)));
        Sessions.assertAgrees(job, 1e-3);
        assertThat(Sessions.dl4j(job).epochs()).isLessThan(30);
      }
    }
  }

  @Test
  void startsTheOptimiserAnewInEachPhase() throws InterruptedException {
    Network network = Networks.dense();
    Training adam = new Training(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-7), 8, 2);
    Phase head = Jobs.allBut(network, Set.of("dense_1", "dense_2"), adam);
    Sessions.assertAgrees(
        Jobs.of(network, List.of(head, Jobs.all(network, adam.withRate(0.002)))), 5e-5);
  }

  @Test
  void withoutPhasesOnlyLooksAtTheWatchedSplits() throws InterruptedException {
    Network network = Networks.dense();
    FitJob job = Jobs.of(network, List.of());
    Fit fit = Sessions.dl4j(job);
    assertThat(fit.weights()).isEqualTo(job.initial());
    Sessions.assertAgrees(job, 1e-6);
  }

  private static void agrees(Schedule schedule, Penalty penalty, ClassWeights weights)
      throws InterruptedException {
    Network network = Networks.dense();
    Training training =
        new Training(
            new Optimizer.Momentum(0.02, 0.9), 8, 3, schedule, penalty, Optional.empty(), weights);
    Sessions.assertAgrees(Jobs.of(network, List.of(Jobs.all(network, training))), 2e-5);
  }

  private static Training training(
      Schedule schedule, Penalty penalty, Optional<EarlyStopping> stopping) {
    return new Training(
        new Optimizer.Sgd(0.05), 8, 2, schedule, penalty, stopping, ClassWeights.NONE);
  }
}
