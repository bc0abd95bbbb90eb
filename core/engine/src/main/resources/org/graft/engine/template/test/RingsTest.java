package org.example.lab;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything Graft expects of any data set, one test a promise. */
final class RingsTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise(@TempDir Path folder) {
    return DatasetContract.of(new Rings(3, 60, 30, 0.2), new Folder(folder), Drawn.EXAMPLES)
        .tests();
  }
}
