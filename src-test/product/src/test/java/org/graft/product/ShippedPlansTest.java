package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every experiment file that ships can be planned, or says which data or weights are not here. */
@Order(1)
class ShippedPlansTest {
  private static final Path DATA = Path.of(System.getProperty("graft.data", "data")).normalize();
  private static final List<String> ABSENT =
      List.of("found no file", "lacks", "no folder", "is not in the cache", "does not exist");

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> eachIsPlannedOrSaysWhatIsNotHere() throws IOException {
    try (Stream<Path> files = Files.list(Graft.ROOT.resolve("experiments"))) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> plan(file)));
    }
  }

  private void plan(Path file) throws IOException, InterruptedException {
    Graft graft = new Graft(folder).with("GRAFT_DATA", DATA.toString());
    Graft.Result result = graft.run("plan", file.toString(), "--offline");
    if (result.exit() == 0) {
      assertThat(result.out()).containsPattern("trials? =").contains("strategy");
      return;
    }
    assertThat(result.exit()).isEqualTo(2);
    List<String> problems =
        result.err().lines().filter(line -> line.matches("\\S+\\.yaml:\\d+: .*")).toList();
    assertThat(problems).as(result.err()).isNotEmpty();
    assertThat(problems)
        .allSatisfy(
            problem ->
                assertThat(ABSENT)
                    .as(problem)
                    .anySatisfy(words -> assertThat(problem).contains(words)));
  }
}
