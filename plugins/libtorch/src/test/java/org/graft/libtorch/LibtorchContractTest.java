package org.graft.libtorch;

import java.util.stream.Stream;
import org.graft.testkit.TrainerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class LibtorchContractTest {
  @TestFactory
  Stream<DynamicTest> keepsWhatTrainersPromise() {
    return TrainerContract.of(new LibtorchTrainer()).tests();
  }
}
