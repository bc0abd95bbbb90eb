package org.graft.stats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every shared case through the catalogue: each expected number at its stated tolerance. */
final class ReferenceCasesTest {
  /** One family a line. */
  private static Stream<List<CaseAnswer>> families() {
    return Stream.of(LocationCases.all(), SpreadCases.all(), BayesCases.all(), DesignCases.all());
  }

  @TestFactory
  Stream<DynamicTest> reproducesEveryExpectedNumber() {
    return families()
        .flatMap(Collection::stream)
        .map(
            answer ->
                DynamicTest.dynamicTest(
                    answer.name(),
                    () -> {
                      ReferenceCase reference = ReferenceCase.load(answer.name());
                      assertThat(Comparison.mismatches(reference, answer.answer(reference.data())))
                          .isEmpty();
                    }));
  }
}
