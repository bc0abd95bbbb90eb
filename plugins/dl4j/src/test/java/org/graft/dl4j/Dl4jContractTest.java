package org.graft.dl4j;

import java.util.stream.Stream;
import org.graft.testkit.TrainerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class Dl4jContractTest {
  @TestFactory
  Stream<DynamicTest> keepsWhatTrainersPromise() {
    return TrainerContract.of(new Dl4jTrainer()).exactOnFeatures().tests();
  }
}
