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
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.Replicates;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
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
 * Jobs that differ in seeds and scalars train in the lanes of one vector, with the bits they have
 * alone.
 */
final class JobGroupsTest {
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
  void trainingTogetherChangesNoBit(Optimizer optimizer) throws InterruptedException {
    List<FitJob> jobs = new ArrayList<>();
    for (int seed = 0; seed < 19; seed++) {
      jobs.add(job(network(), seed, training(changed(optimizer, seed), 0.001 * seed + 0.001)));
    }
    assertThat(JobGroups.of(jobs, lanes).get(0)).hasSize(Replicates.LANES);
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
    List<List<Integer>> groups = JobGroups.of(jobs, lanes);
    assertThat(groups.get(0)).hasSize(Replicates.LANES);
    assertThat(groups.subList(1, groups.size())).hasSize(8).allMatch(group -> group.size() == 1);
    assertThat(groups.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, jobs.size()).boxed().toList());
    assertThat(JobGroups.of(jobs, Lanes.plain())).allMatch(group -> group.size() == 1);
  }

  @Test
  void saysHowManyGoTogether() {
    List<Phase> phases = job(network(), 1, training(new Optimizer.Sgd(0.1), 0.001)).phases();
    assertThat(new LanesTrainer().atOnce(network(), phases)).isEqualTo(Replicates.LANES);
    assertThat(new LanesTrainer().atOnce(wide(), phases)).isEqualTo(1);
  }

  /** The optimiser with other numbers for another seed. */
  private static Optimizer changed(Optimizer optimizer, int seed) {
    Optimizer faster = optimizer.withRate(optimizer.rate() * (1 + seed % 3));
    double less = 1 - 0.01 * (seed % 4);
    if (faster instanceof Optimizer.Momentum o) {
      return new Optimizer.Momentum(o.rate(), o.momentum() * less);
    } else if (faster instanceof Optimizer.Nesterov o) {
      return new Optimizer.Nesterov(o.rate(), o.momentum() * less);
    } else if (faster instanceof Optimizer.Adam o) {
      return new Optimizer.Adam(o.rate(), o.beta1() * less, o.beta2() * less, o.epsilon() / less);
    } else if (faster instanceof Optimizer.AdamW o) {
      return new Optimizer.AdamW(
          o.rate(), o.decay() * (seed % 4), o.beta1() * less, o.beta2() * less, o.epsilon());
    } else if (faster instanceof Optimizer.AdaDelta o) {
      return new Optimizer.AdaDelta(o.rate(), o.rho() * less, o.epsilon() / less);
    } else if (faster instanceof Optimizer.AdaGrad o) {
      return new Optimizer.AdaGrad(o.rate(), o.initial() / less, o.epsilon() / less);
    } else if (faster instanceof Optimizer.RmsProp o) {
      return new Optimizer.RmsProp(o.rate(), o.rho() * less, o.epsilon() / less);
    }
    return faster;
  }

  private static Training training(Optimizer optimizer, double penalty) {
    return new Training(
        optimizer,
        12,
        3,
        new Schedule.Step(1, 0.5 + 100 * penalty),
        new Penalty(penalty, 2 * penalty, 3 * penalty),
        Optional.empty(),
        ClassWeights.NONE);
  }

  /** Every third job has nothing that it was carried over from. */
  private static Weights anchor(Network network, int seed) {
    return seed % 3 == 0
        ? new Weights(Map.of())
        : Weights.draw(network, new Seed(seed + 100)).only(node -> !node.equals("dense_3"));
  }

  private static FitJob job(Network network, int seed, Training training) {
    return new FitJob(
        network,
        Weights.draw(network, new Seed(seed)),
        anchor(network, seed),
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
            dense(7, ActivationFunction.TANH),
            new Layer.BatchNormalization(0.9, 0.001),
            new Layer.Dropout(0.2),
            dense(5, ActivationFunction.LINEAR),
            new Layer.Activation(ActivationFunction.RELU),
            dense(Networks.CLASSES, ActivationFunction.SOFTMAX)));
  }

  private static Network wide() {
    return Network.sequential(
        INPUT,
        List.of(
            dense(40, ActivationFunction.RELU),
            dense(Networks.CLASSES, ActivationFunction.SOFTMAX)));
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }
}
