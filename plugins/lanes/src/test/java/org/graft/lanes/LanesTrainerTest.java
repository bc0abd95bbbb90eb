package org.graft.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.spi.Plugin;
import org.graft.spi.network.Network;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.testkit.TrainerContract;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LanesTrainerTest {
  @TestFactory
  Stream<DynamicTest> keepsATrainersPromises() {
    return TrainerContract.of(new LanesTrainer())
        .within(1e-5)
        .refusing(
            "convolution",
            "depthwise-convolution",
            "max-pooling",
            "average-pooling",
            "global-average-pooling",
            "global-max-pooling",
            "zero-padding",
            "preprocessing",
            "add",
            "concatenate",
            "multiply",
            "losses on features",
            "stochastic normalization")
        .tests();
  }

  @Test
  void refusesInWordsWhatIsNoChainOfDenseLayers() {
    assertThat(refusal(Networks.convolutional())).contains("'convolution_1'", "2x6x5");
    Network joined = Networks.layers().getOrDefault("add", Networks.dense());
    assertThat(refusal(joined)).contains("'join'", "left, stem");
    Network headless = Networks.dense().upTo("dense_2");
    assertThat(refusal(headless)).contains("'dense_2'", "softmax");
    assertThat(new LanesTrainer().refusal(headless, List.of())).isEmpty();
  }

  private static String refusal(Network network) {
    Phase phase = new Phase(Set.of(), Jobs.plain(1));
    return new LanesTrainer().refusal(network, List.of(phase)).orElseThrow();
  }

  @Test
  void runsOnTheCpuOnly() {
    assertThatThrownBy(() -> new LanesTrainer().open(new Machine(Machine.Backend.CUDA, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--backend cpu");
  }

  @Test
  void isDeclared() {
    assertThat(ServiceLoader.load(Plugin.class))
        .anyMatch(plugin -> plugin.extensions().contains(LanesTrainer.class));
  }
}
