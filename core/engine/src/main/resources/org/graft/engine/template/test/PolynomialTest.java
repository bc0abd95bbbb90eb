package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.ScheduleContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any schedule, one test a promise. */
final class PolynomialTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return ScheduleContract.of(new Polynomial(0.9)).tests();
  }
}
