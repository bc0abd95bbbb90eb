package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.ScoreContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any transferability score, one test a promise. */
final class SeparationTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return ScoreContract.of(new Separation()).tests();
  }
}
