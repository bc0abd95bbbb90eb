package org.graft.reports.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;

/** Columns of the tables about pairs: what decides, and what stands beside it. */
final class ComparisonColumns {
  private final List<Comparison> comparisons;
  private final int difference;
  private final int shift;

  ComparisonColumns(List<Comparison> comparisons) {
    this.comparisons = comparisons;
    this.difference = Numerals.decimals(all(c -> c.location().difference()));
    this.shift = Numerals.decimals(all(c -> c.location().hodgesLehmann()));
  }

  private List<Estimate> all(Function<Comparison, Estimate> estimate) {
    return comparisons.stream().map(estimate).toList();
  }

  List<Column> decision() {
    String effect =
        comparisons.stream().map(c -> c.effect().dzName()).findFirst().orElse("effect size");
    return List.of(
        Column.words("pair"),
        Column.words("answer"),
        Column.words("role"),
        Column.numbers("pairs", "pairs of trials that the tests used"),
        Column.numbers(
            Digits.heading("mean difference", all(c -> c.location().difference())),
            "first less second"),
        Column.numbers("p", "of the declared test, not adjusted"),
        Column.numbers("adjusted p", "of the declared test over the family"),
        Column.numbers(
            effect,
            effect.equals("g")
                ? "Hedges' g: mean difference over the pooled standard deviation"
                : "mean difference over the standard deviation of the differences"),
        Column.numbers(
            Digits.heading("A12", all(c -> c.effect().a12())),
            "probability that the first scores higher, ties half"),
        Column.numbers("P(worse / equivalent / better)", "given the data and the rope"));
  }

  List<Cell> decision(Comparison c) {
    return List.of(
        Cell.pair(c.title(), c.first()),
        Cell.words(Wording.verdict(c.decision().verdict())),
        Cell.words(c.role().name().toLowerCase(Locale.ROOT)),
        Cell.whole(c.pairs()),
        Cell.interval(c.location().difference(), difference),
        Cell.p(c.location().test().p(), c.location().test()),
        adjusted(c.location().test()),
        Cell.value(StrategyColumns.withoutInterval(c.effect().dz()), 2),
        Cell.interval(c.effect().a12(), 2),
        StrategyColumns.posterior(c.posterior()));
  }

  List<Column> evidence() {
    return List.of(
        Column.words("pair"),
        Column.numbers(
            "Wilcoxon p", "signed-rank, two-sided, not adjusted; Mann-Whitney for unpaired scores"),
        Column.numbers(
            Digits.heading("Hodges-Lehmann shift", all(c -> c.location().hodgesLehmann())),
            "median of pairwise means of differences; of differences for unpaired scores"),
        Column.numbers(
            named("equivalence ", c -> c.equivalence().test()),
            "two one-sided tests against the rope"),
        Column.numbers(
            Digits.heading("sd ratio", all(c -> c.spread().ratio())),
            "standard deviation of the first over the second"),
        Column.numbers(named("spread ", c -> c.spread().test()), "that they scatter alike"),
        Column.numbers("Shapiro-Wilk p", "normality of the differences; shown, never a gate"));
  }

  List<Cell> evidence(Comparison c) {
    return List.of(
        Cell.pair(c.title(), c.first()),
        Cell.p(c.location().wilcoxon().p(), c.location().wilcoxon()),
        Cell.interval(c.location().hodgesLehmann(), shift),
        Cell.p(c.equivalence().test().decisive(), c.equivalence().test()),
        Cell.interval(c.spread().ratio(), 2),
        Cell.p(c.spread().test().decisive(), c.spread().test()),
        Cell.p(c.location().normality().p(), c.location().normality()));
  }

  /** What a column of decisive p-values of the declared test is called. */
  static String p(String start, List<Comparison> comparisons) {
    return new ComparisonColumns(comparisons).named(start, c -> c.location().test());
  }

  /** A column's name says whether its p-values are adjusted. */
  private String named(String start, Function<Comparison, TestResult> test) {
    boolean adjusted = comparisons.stream().map(test).anyMatch(t -> t.adjusted().isPresent());
    return start + (adjusted ? "adjusted p" : "p");
  }

  static Cell adjusted(TestResult test) {
    return test.adjusted().isEmpty() ? Cell.words("\u2013") : Cell.p(test.adjusted(), test);
  }
}
