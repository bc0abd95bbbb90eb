package org.example.lab;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.graft.spi.data.Shape;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything Graft expects of any backbone, one test a promise. */
final class PyramidTest {
  @TestFactory
  Stream<DynamicTest> keepsEveryPromise(@TempDir Path folder) {
    return BackboneContract.of(new Pyramid(16, 2), new Folder(folder), Shape.of(4))
        .refusing(Shape.of(3, 8, 8))
        .tests();
  }
}
