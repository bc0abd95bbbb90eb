package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.TrainerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any trainer, one test a promise; what it refuses is left out. */
final class RegressionTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return TrainerContract.of(new Regression()).refusing(Regression.ONLY).tests();
  }
}
