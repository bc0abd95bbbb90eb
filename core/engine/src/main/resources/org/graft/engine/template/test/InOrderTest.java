package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.ExecutorContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any executor, one test a promise. */
final class InOrderTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return ExecutorContract.of(new InOrder()).tests();
  }
}
