package org.graft.stats.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shared case through the catalogue: each expected number at its stated tolerance. */
final class ReferenceCasesTest {
  /** One family a line; families that answer parts of one case are joined. */
  private static Stream<List<CaseAnswer>> families() {
    return Stream.of(
        LocationCases.all(),
        ShapeAndEffectCases.all(),
        NastyCases.all(),
        GroupCases.all(),
        AdjustCases.all(),
        IntervalCases.all(),
        AggregateCases.all(),
        SpreadCases.all(),
        BayesCases.all(),
        DesignCases.all());
  }

  @TestFactory
  Stream<DynamicTest> reproducesEveryExpectedNumber() {
    return families()
        .flatMap(Collection::stream)
        .collect(groupingBy(CaseAnswer::name, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  @Test
  void leavesNoCaseOut() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(ReferenceCase.class.getResource("/stats-cases")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
          .hasSizeGreaterThanOrEqualTo(61)
          .isSubsetOf(families().flatMap(Collection::stream).map(CaseAnswer::name).toList());
    }
  }

  private static void check(String name, List<CaseAnswer> parts) {
    ReferenceCase reference = ReferenceCase.load(name);
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    parts.forEach(part -> part.answer(reference.data()).forEach(answers::putIfAbsent));
    assertThat(Comparison.mismatches(reference, answers)).isEmpty();
  }
}
