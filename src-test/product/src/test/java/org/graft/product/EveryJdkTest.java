package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The bundle runs, without a warning, on every JDK from 17 on that this machine has. */
class EveryJdkTest {
  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> runsWithoutAWarning() throws IOException {
    return jdks().stream()
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

  private static Set<Path> jdks() throws IOException {
    Set<Path> jdks = new LinkedHashSet<>();
    jdks.add(Path.of(System.getProperty("java.home")).toRealPath());
    Path places = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(places)) {
      try (Stream<Path> found = Files.list(places)) {
        for (Path jdk : found.sorted().toList()) {
          if (Files.isExecutable(jdk.resolve("bin/javac")) && version(jdk) >= 17) {
            jdks.add(jdk.toRealPath());
          }
        }
      }
    }
    return jdks;
  }

  private static int version(Path jdk) throws IOException {
    return Files.readString(jdk.resolve("release"))
        .lines()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> Integer.parseInt(line.replaceAll("[^0-9]+", " ").trim().split(" ", 2)[0]))
        .findFirst()
        .orElse(0);
  }
}
