package org.example.gradual;

import java.util.stream.Stream;
import org.graft.spi.training.Depth;
import org.graft.testkit.MetricContract;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.StrategyContract.Seeding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any strategy or metric, one test a promise. */
final class PromisesTest {
  @TestFactory
  Stream<DynamicTest> gradualUnfreezing() {
    return StrategyContract.of(new GradualUnfreezing(Depth.parse("none"), 1)).tests();
  }

  @TestFactory
  Stream<DynamicTest> gradualUnfreezingAboveAFrozenBlock() {
    return StrategyContract.of(new GradualUnfreezing(Depth.blocks(1), 2)).tests();
  }

  @TestFactory
  Stream<DynamicTest> nearestCentroid() {
    return StrategyContract.of(new NearestCentroid(1), Seeding.DETERMINISTIC).tests();
  }

  @TestFactory
  Stream<DynamicTest> topAccuracy() {
    return MetricContract.of(new TopAccuracy(1), 0, 1).tests();
  }
}
