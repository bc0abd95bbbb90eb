package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.StrategyContract.Seeding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any strategy, one test a promise. */
final class NearestCentroidTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return StrategyContract.of(new NearestCentroid(1), Seeding.DETERMINISTIC).tests();
  }
}
