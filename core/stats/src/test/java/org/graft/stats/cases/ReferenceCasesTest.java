package org.graft.stats.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
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

  private static void check(String name, List<CaseAnswer> parts) {
    ReferenceCase reference = ReferenceCase.load(name);
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    parts.forEach(part -> part.answer(reference.data()).forEach(answers::putIfAbsent));
    parts.stream()
        .flatMap(part -> part.elsewhere().stream())
        .forEach(key -> answers.putIfAbsent(key, CaseAnswer.Stated.ELSEWHERE));
    assertThat(Comparison.mismatches(reference, answers)).isEmpty();
  }
}
