package org.graft.reports.table;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.TestResult;

/** Columns of the tables about pairs: what decides, and what stands beside it. */
final class ComparisonColumns {
  static final List<Column> DECISION =
      List.of(
          Column.words("pair"),
          Column.words("answer"),
          Column.words("role"),
          Column.numbers("pairs", "pairs of trials that the tests used"),
          Column.numbers("difference [interval]", "mean difference"),
          Column.numbers("p", "of the declared test, not adjusted"),
          Column.numbers("adjusted p", "of the declared test over the family"),
          Column.numbers("effect size", "d_z for pairs, Hedges' g otherwise"),
          Column.numbers("A12 [interval]", "probability that the first scores higher, ties half"),
          Column.numbers("P(worse / equivalent / better)", "given the data and the rope"));

  static final List<Column> EVIDENCE =
      List.of(
          Column.words("pair"),
          Column.numbers("Wilcoxon p", "signed-rank, two-sided; Mann-Whitney for unpaired scores"),
          Column.numbers("Hodges-Lehmann [interval]", "median of pairwise means of differences"),
          Column.numbers("equivalence p", "two one-sided tests against the rope"),
          Column.numbers("sd ratio [interval]", "standard deviation of the first over the second"),
          Column.numbers("spread p", "that they scatter alike"),
          Column.numbers("Shapiro-Wilk p", "normality of the differences; shown, never a gate"));

  private ComparisonColumns() {}

  static List<Cell> decision(Comparison c) {
    return List.of(
        pair(c),
        Cell.words(Wording.verdict(c.decision().verdict())),
        Cell.words(c.role().name().toLowerCase(Locale.ROOT)),
        Cell.whole(c.pairs()),
        Cell.interval(c.location().difference(), 4),
        Cell.p(c.location().test().p(), c.location().test()),
        adjusted(c.location().test()),
        Cell.value(c.effect().dz(), 2),
        Cell.interval(c.effect().a12(), 2),
        StrategyColumns.posterior(c.posterior()));
  }

  static List<Cell> evidence(Comparison c) {
    return List.of(
        pair(c),
        Cell.p(c.location().wilcoxon().decisive(), c.location().wilcoxon()),
        Cell.interval(c.location().hodgesLehmann(), 4),
        Cell.p(c.equivalence().test().decisive(), c.equivalence().test()),
        Cell.interval(c.spread().ratio(), 2),
        Cell.p(c.spread().test().decisive(), c.spread().test()),
        Cell.p(c.location().normality().p(), c.location().normality()));
  }

  private static Cell pair(Comparison c) {
    return new Cell(c.title(), "", OptionalDouble.empty(), c.first());
  }

  static Cell adjusted(TestResult test) {
    return test.adjusted().isEmpty() ? Cell.words("\u2013") : Cell.p(test.adjusted(), test);
  }
}
