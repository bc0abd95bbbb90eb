package org.graft.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.promise.Violation;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every extension of a kind promises, to be checked on an instance.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsItsPromises() {
 *   return StrategyContract.of(new MyStrategy(0.5)).tests();
 * }
 * }</pre>
 */
public interface Contract {
  /** The promises; names are unique. */
  List<Promise> promises();

  /** A test for each promise, for JUnit's {@code @TestFactory}. */
  default Stream<DynamicTest> tests() {
    return promises().stream().map(p -> DynamicTest.dynamicTest(p.name(), p.check()::run));
  }

  /** Checks every promise; reports the broken ones, in order. */
  default List<Violation> check() {
    return promises().stream().map(Promise::violation).flatMap(Optional::stream).toList();
  }
}
