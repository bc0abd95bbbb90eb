package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.ProtocolContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any protocol, one test a promise. */
final class ScarceLabelsTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return ProtocolContract.of(new ScarceLabels(20)).tests();
  }
}
