package org.graft.stats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases of one method each, in the form in which {@code graft stats METHOD < case.json} takes them;
 * every file says what computed its numbers.
 */
final class MethodCasesTest {
  @TestFactory
  Stream<DynamicTest> reproducesEveryExpectedNumber() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(MethodCasesTest.class.getResource("/method-cases")).toURI());
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(f -> f.getFileName().toString().replace(".json", "")).sorted().toList();
    }
    assertThat(names).hasSizeGreaterThan(20);
    return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) {
    ReferenceCase reference = ReferenceCase.ofMethod(name);
    String method = ReferenceCase.method(name);
    assertThat(Comparison.mismatches(reference, CaseAnswer.run(method, reference.data())))
        .isEmpty();
  }
}
