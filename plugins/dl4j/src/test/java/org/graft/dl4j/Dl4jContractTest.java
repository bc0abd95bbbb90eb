package org.graft.dl4j;

import java.util.stream.Stream;
import org.graft.testkit.TrainerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class Dl4jContractTest {
  /** What layers that DL4J does not have are called where it refuses them. */
  private static final String[] TODAYS = {
    "in groups",
    "adaptive-average-pooling",
    "channel-shuffle",
    "cropping",
    "global-response-normalization",
    "group-normalization",
    "layer-normalization",
    "layer-scale",
    "local-response-normalization",
    "losses on features",
    "stochastic normalization",
    "prelu",
    "space-to-depth",
    "stochastic-depth",
    "to-tokens",
    "upsampling",
    "'ceil'",
  };

  @TestFactory
  Stream<DynamicTest> keepsWhatTrainersPromise() {
    return TrainerContract.of(new Dl4jTrainer()).exactOnFeatures().refusing(TODAYS).tests();
  }
}
