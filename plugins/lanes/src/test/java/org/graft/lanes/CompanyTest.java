package org.graft.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.spi.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Function;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jobs that differ in their seeds and in scalar hyperparameters train in the lanes of one vector,
 * with the bits they have alone.
 */
final class CompanyTest {
  private static final Shape INPUT = Shape.of(4);
  private static final Examples TRAIN =
      new Clusters(INPUT, Networks.CLASSES, new Seed(1)).examples("train", 50);
  private static final Examples TEST =
      new Clusters(INPUT, Networks.CLASSES, new Seed(1)).examples("test", 130);

  private final Lanes lanes = Lanes.fastest();

  @BeforeEach
  void needsTheModule() {
    assumeTrue(lanes.vectors(), "this JVM was started without jdk.incubator.vector");
  }

  static List<Optimizer> optimizers() {
    return List.of(
        new Optimizer.Sgd(0.1),
        new Optimizer.Momentum(0.05, 0.9),
        new Optimizer.Nesterov(0.05, 0.9),
        new Optimizer.Adam(0.01, 0.9, 0.99, 1e-7),
        new Optimizer.AdamW(0.01, 0.1, 0.9, 0.99, 1e-7),
        new Optimizer.AdaDelta(1, 0.95, 1e-7),
        new Optimizer.AdaGrad(0.05, 0.1, 1e-7),
        new Optimizer.RmsProp(0.01, 0.9, 1e-7));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void companyChangesNoBit(Optimizer optimizer) throws InterruptedException {
    Training training =
        new Training(
            optimizer,
            12,
            3,
            new Schedule.Constant(),
            new Penalty(0.001, 0.002, 0.003),
            Optional.empty(),
            ClassWeights.NONE);
    List<FitJob> jobs = new ArrayList<>();
    for (int seed = 0; seed < 19; seed++) {
      jobs.add(job(network(), seed, training));
    }
    assertThatCompanyChangesNoBit(jobs);
  }

  @Test
  void eachHasAnOptimiserScheduleAndPenaltyOfItsOwn() throws InterruptedException {
    List<FitJob> jobs = new ArrayList<>();
    for (Optimizer optimizer : optimizers()) {
      for (double rate : new double[] {0.003, 0.02}) {
        Training training =
            new Training(
                optimizer.withRate(rate),
                12,
                3,
                jobs.size() % 3 == 0 ? new Schedule.Exponential(0.5) : new Schedule.Constant(),
                new Penalty(jobs.size() % 4 * 0.002, rate, jobs.size() % 5 * 0.01),
                Optional.empty(),
                ClassWeights.NONE);
        jobs.add(job(network(), jobs.size(), training));
      }
    }
    assertThat(Company.of(jobs, lanes)).hasSize(1);
    assertThatCompanyChangesNoBit(jobs);
  }

  private void assertThatCompanyChangesNoBit(List<FitJob> jobs) throws InterruptedException {
    try (LanesSession session = new LanesSession(1, lanes)) {
      List<Fit> together = session.train(jobs);
      for (int k = 0; k < jobs.size(); k++) {
        Fit alone = session.train(List.of(jobs.get(k))).get(0);
        assertThat(together.get(k).weights().changedFrom(alone.weights())).isEmpty();
        assertThat(together.get(k).curve()).isEqualTo(alone.curve());
      }
    }
  }

  @Test
  void onlyAlikeAndSmallJobsGoTogether() {
    Training training = new Training(new Optimizer.Sgd(0.1), 12, 3);
    Training longer = new Training(new Optimizer.Sgd(0.1), 12, 4);
    List<FitJob> jobs = new ArrayList<>();
    for (int seed = 0; seed < 18; seed++) {
      jobs.add(job(network(), seed, training));
    }
    jobs.add(job(network(), 1, longer));
    for (int seed = 0; seed < 5; seed++) {
      jobs.add(job(wide(), seed, training));
    }
    List<List<Integer>> groups = Company.of(jobs, lanes);
    assertThat(groups.get(0)).hasSize(Replicates.LANES);
    assertThat(groups.subList(1, groups.size())).hasSize(8).allMatch(group -> group.size() == 1);
    assertThat(groups.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, jobs.size()).boxed().toList());
    assertThat(Company.of(jobs, new PlainLanes())).allMatch(group -> group.size() == 1);
  }

  private static FitJob job(Network network, int seed, Training training) {
    return new FitJob(
        network,
        Weights.draw(network, new Seed(seed)),
        Weights.draw(network, new Seed(seed + 100)),
        TRAIN,
        Map.of("test", TEST),
        List.of(
            new Phase(Set.of("dense_2"), training),
            new Phase(new LinkedHashSet<>(network.parameters().keySet()), training)),
        new Seed(seed));
  }

  private static Network network() {
    return Network.sequential(
        INPUT,
        List.of(
            dense(7, Function.TANH),
            new Layer.Dropout(0.2),
            new Layer.LeakyRelu(0.1),
            dense(5, Function.LINEAR),
            new Layer.Activation(Function.RELU),
            dense(Networks.CLASSES, Function.SOFTMAX)));
  }

  private static Network wide() {
    return Network.sequential(
        INPUT, List.of(dense(40, Function.RELU), dense(Networks.CLASSES, Function.SOFTMAX)));
  }

  private static Layer dense(int units, Function function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }
}
