package org.example.lab;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.graft.testkit.DetachedExecutorContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything Graft expects of any batch system, one test a promise. */
final class InBackgroundTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise(@TempDir Path folder) {
    return DetachedExecutorContract.of(new InBackground(5), folder).tests();
  }
}
