package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.MetricContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any metric, one test a promise. */
final class TopAccuracyTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return MetricContract.of(new TopAccuracy(1), 0, 1).tests();
  }
}
