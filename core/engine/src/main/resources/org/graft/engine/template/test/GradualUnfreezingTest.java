package org.example.lab;

import java.util.stream.Stream;
import org.graft.spi.training.Depth;
import org.graft.testkit.StrategyContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any strategy, one test a promise. */
final class GradualUnfreezingTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return StrategyContract.of(new GradualUnfreezing(Depth.parse("none"), 1)).tests();
  }
}
