package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The bundle runs, without a warning, on every JDK from 17 on that this machine has. */
class EveryJdkTest {
  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> runsWithoutAWarning() throws IOException {
    return Jdks.all().stream()
        .map(jdk -> DynamicTest.dynamicTest(jdk.getFileName().toString(), () -> check(jdk)));
  }

  private void check(Path jdk) throws Exception {
    Path own = Files.createDirectories(folder.resolve(jdk.getFileName()));
    Graft graft = new Graft(own).with("JAVA_HOME", jdk.toString());
    String file = Graft.ROOT.resolve("experiments/blobs.yaml").toString();
    for (String trainer : List.of("auto", "dl4j")) {
      Graft.Result result =
          graft.run(
              "run",
              file,
              "repeats.training=2",
              "training.epochs=2",
              "trainer=" + trainer,
              "experiment=" + trainer);
      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(result.err()).contains("8 completed, 0 failed");
      assertThat(result.err()).doesNotContainIgnoringCase("warning").doesNotContain("SLF4J");
    }
  }
}
