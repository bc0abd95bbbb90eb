package org.example.lab;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.graft.testkit.TrackerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything Graft expects of any tracker, one test a promise. */
final class FailuresTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise(@TempDir Path folder) {
    return TrackerContract.of(new Failures(folder.resolve("failures.txt"))).tests();
  }
}
