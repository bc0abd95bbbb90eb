package org.graft.engine.methods.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.graft.engine.methods.catalogue.Answer;
import org.graft.engine.methods.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases of one method each, called with several settings of its options; every file says what
 * computed its numbers.
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
    assertThat(names).hasSizeGreaterThan(80);
    return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) {
    ReferenceCase reference = ReferenceCase.ofMethod(name);
    List<String> mismatches = new ArrayList<>();
    for (ReferenceCase.Setting setting : reference.settings()) {
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>(reference.data());
      arguments.putAll(setting.with());
      Answer answer = Catalogue.run(ReferenceCase.method(name), arguments);
      setting
          .expected()
          .forEach(
              (output, value) ->
                  mismatches.addAll(
                      Comparison.mismatches(
                          reference, output, value, Call.output(answer, output))));
    }
    assertThat(reference.settings()).isNotEmpty();
    assertThat(mismatches).isEmpty();
  }
}
