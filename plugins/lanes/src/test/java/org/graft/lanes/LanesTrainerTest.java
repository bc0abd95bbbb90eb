package org.graft.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.graft.spi.Plugin;
import org.graft.testkit.TrainerContract;
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
            "add",
            "concatenate")
        .tests();
  }

  @Test
  void isDeclared() {
    assertThat(ServiceLoader.load(Plugin.class))
        .anyMatch(plugin -> plugin.extensions().contains(LanesTrainer.class));
  }
}
