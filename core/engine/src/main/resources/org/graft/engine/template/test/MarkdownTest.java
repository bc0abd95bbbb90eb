package org.example.lab;

import java.util.stream.Stream;
import org.graft.testkit.ReportContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything Graft expects of any report, one test a promise. */
final class MarkdownTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return ReportContract.of(new Markdown()).tests();
  }
}
