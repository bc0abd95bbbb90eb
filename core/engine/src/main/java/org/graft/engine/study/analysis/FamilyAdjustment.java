package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.graft.engine.study.scores.Adjusting;
import org.graft.engine.study.scores.Rules;
import org.graft.spi.result.study.Comparison.PairedDifference;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.adjust.Adjustment;
import org.graft.stats.adjust.MaxT;
import org.graft.stats.adjust.SignFlip;

/**
 * Holds the error over the family of comparisons in settings: Westfall-Young max-T where all of
 * them stand on the same complete pairs, else Holm. A comparison that could not be tested still
 * counts. Equivalence and spread have families of their own, by Holm.
 *
 * @param rules what was declared
 * @param effort draws that are worth their time
 */
record FamilyAdjustment(Rules rules, Effort effort) {
  static final String HOLM = "Holm";
  private static final int LEAST_DRAWS = 10_000;

  /** Steps beyond which max-T takes minutes, and Holm loses little that matters. */
  private static final double MOST_STEPS = 4e9;

  static final String MAX_T = "Westfall-Young max-T";

  /**
   * The tests of one comparison, adjusted.
   *
   * @param test of location
   * @param equivalence two one-sided tests
   * @param spread of spread
   */
  record Adjusted(TestResult test, TestResult equivalence, TestResult spread) {}

  /** Adjusts the tests of a family, in its order. */
  List<Adjusted> adjust(List<Evidence> family) {
    List<TestResult> tests =
        maxT(family)
            ? byMaxT(family)
            : holm(family.stream().map(e -> e.location().test()).toList());
    List<TestResult> equivalence = holm(family.stream().map(Evidence::equivalence).toList());
    List<TestResult> spread = holm(family.stream().map(e -> e.spread().test()).toList());
    List<Adjusted> adjusted = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      adjusted.add(new Adjusted(tests.get(i), equivalence.get(i), spread.get(i)));
    }
    return adjusted;
  }

  /** The name of the adjustment of location. */
  String name(List<Evidence> family) {
    return family.size() < 2 ? "none" : maxT(family) ? MAX_T : HOLM;
  }

  private boolean maxT(List<Evidence> family) {
    if (family.size() < 2
        || rules.adjusting() != Adjusting.AUTOMATIC
        || rules.looks().isPresent()) {
      return false;
    }
    List<String> blocks = blocks(family.get(0));
    double steps = (double) blocks.size() * family.size() * LEAST_DRAWS;
    return blocks.size() > 1
        && steps <= MOST_STEPS
        && family.stream()
            .allMatch(
                e ->
                    e.location().test().test().startsWith(PairedComparer.TEST)
                        && blocks(e).equals(blocks)
                        && e.differences().stream().allMatch(d -> Double.isFinite(d.value())));
  }

  private static List<String> blocks(Evidence evidence) {
    return evidence.differences().stream().map(PairedDifference::block).toList();
  }

  /** The smallest adjusted p-value that any comparison of the family can reach. */
  Optional<PValue> smallest(List<Evidence> family) {
    Optional<PValue> alone =
        family.stream().map(e -> e.sample().smallest()).min(Comparator.naturalOrder());
    if (!maxT(family)) {
      return alone;
    }
    int n = family.get(0).differences().size();
    PValue together = SignFlip.smallest(n, draws(n, family.size()));
    return alone.map(p -> p.compareTo(together) > 0 ? p : together);
  }

  private int draws(int n, int comparisons) {
    return new Effort(effort.seed(), 1).draws(n * comparisons * 2, LEAST_DRAWS, 100_000);
  }

  private List<TestResult> byMaxT(List<Evidence> family) {
    int n = family.get(0).differences().size();
    double[][] columns = new double[n][family.size()];
    for (int j = 0; j < family.size(); j++) {
      List<PairedDifference> d = family.get(j).differences();
      for (int i = 0; i < n; i++) {
        columns[i][j] = d.get(i).value();
      }
    }
    MaxT result = SignFlip.test(columns, draws(n, family.size()), effort.seed());
    List<TestResult> adjusted = new ArrayList<>();
    for (int j = 0; j < family.size(); j++) {
      TestResult raw = family.get(j).location().test();
      PValue step = result.stepDown().get(j);
      adjusted.add(
          raw.p()
              .map(p -> noted(raw.adjusted(p.compareTo(step) > 0 ? p : step, MAX_T), result))
              .orElse(raw));
    }
    return adjusted;
  }

  private static TestResult noted(TestResult test, MaxT result) {
    if (result.exact()) {
      return test;
    }
    String drawn =
        String.format(
            Locale.ROOT,
            "max-T over %,d random sign patterns, below whose inverse it cannot fall",
            result.rearrangements());
    return test.noted(test.note().map(note -> note + "; " + drawn).orElse(drawn));
  }

  /** Tests of one family, those that were refused included in its size. */
  static List<TestResult> holm(List<TestResult> tests) {
    return adjusted(tests, HOLM, raw -> Adjustment.HOLM.adjust(raw, tests.size()));
  }

  /** Tests adjusted by a procedure that gets the p-values there are. */
  static List<TestResult> adjusted(
      List<TestResult> tests, String name, Function<List<PValue>, List<PValue>> procedure) {
    List<PValue> raw = tests.stream().map(TestResult::p).flatMap(Optional::stream).toList();
    if (tests.size() < 2 || raw.isEmpty()) {
      return tests;
    }
    List<PValue> values = procedure.apply(raw);
    List<TestResult> adjusted = new ArrayList<>();
    int next = 0;
    for (TestResult test : tests) {
      adjusted.add(test.p().isPresent() ? test.adjusted(values.get(next++), name) : test);
    }
    return adjusted;
  }
}
