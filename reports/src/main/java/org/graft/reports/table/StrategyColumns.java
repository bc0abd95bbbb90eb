package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult;

/** Columns of the main table. */
final class StrategyColumns {
  /** Scores from which on a worst tenth is more than the worst score. */
  static final int WORST_FROM = 10;

  private StrategyColumns() {}

  static List<Column> location(Measure measure, List<StrategyResult> strategies) {
    return List.of(
        Column.words("strategy"),
        Column.numbers("n", "number of scores"),
        Column.numbers(
            Digits.heading("mean " + measure.metric(), means(strategies)),
            "mean score with its confidence interval"),
        Column.numbers("sd", "standard deviation with n \u2212 1"),
        Column.numbers("median", "median score"),
        Column.numbers("IQM", "interquartile mean: mean of the middle half"),
        Column.numbers("worst 10 %", "mean of the worst tenth of scores"));
  }

  static List<Cell> location(StrategyResult s, int decimals) {
    return List.of(
        Cell.strategy(s.strategy()),
        Cell.whole(s.center().n()),
        Cell.interval(s.center().mean(), decimals),
        Cell.value(withoutInterval(s.spread().deviation()), decimals),
        Cell.value(withoutInterval(s.center().median()), decimals),
        Cell.value(withoutInterval(s.center().interquartileMean()), decimals),
        worst(s, decimals));
  }

  /** Below ten scores the worst tenth is one score, which says little; then nothing is shown. */
  static Cell worst(StrategyResult s, int decimals) {
    return s.center().n() < WORST_FROM
        ? Cell.words("")
        : Cell.value(withoutInterval(s.spread().worstTenth()), decimals);
  }

  static List<Column> against(String baseline, List<Comparison> comparisons) {
    return List.of(
        Column.numbers(
            Digits.heading("mean difference to " + baseline, differences(comparisons)),
            "mean of the differences with its interval"),
        Column.numbers("A12", "probability that a score exceeds one of the baseline, ties half"),
        Column.numbers(ComparisonColumns.p("", comparisons), "of the declared test"),
        Column.numbers(
            "P(worse / equivalent / better)", "probabilities given the data and the rope"),
        Column.words("answer"));
  }

  static List<Cell> comparison(Comparison c, int decimals) {
    return List.of(
        Cell.interval(c.location().difference(), decimals),
        Cell.value(withoutInterval(c.effect().a12()), 2),
        Cell.p(c.location().test().decisive(), c.location().test()),
        posterior(c.posterior()),
        Cell.words(Wording.verdict(c.decision().verdict())));
  }

  static List<Cell> none() {
    return List.of(
        Cell.words(""), Cell.words(""), Cell.words(""), Cell.words(""), Cell.words("baseline"));
  }

  static Cell posterior(Comparison.Posterior p) {
    if (p.better().value().isEmpty()) {
      return Cell.refused(p.better().refusal().orElse(""));
    }
    String text =
        Numerals.percent(p.worse().orNaN())
            + " / "
            + Numerals.percent(p.equivalent().orNaN())
            + " / "
            + Numerals.percent(p.better().orNaN());
    String exact = p.worse().orNaN() + " / " + p.equivalent().orNaN() + " / " + p.better().orNaN();
    return Cell.of(text, exact + " (" + p.method() + ")", p.better().value());
  }

  /** Decimals that the means' intervals support. */
  static int decimals(List<StrategyResult> strategies) {
    return Numerals.decimals(means(strategies));
  }

  static List<Estimate> means(List<StrategyResult> strategies) {
    return strategies.stream().map(s -> s.center().mean()).toList();
  }

  static List<Estimate> differences(List<Comparison> comparisons) {
    return new ArrayList<>(comparisons.stream().map(c -> c.location().difference()).toList());
  }

  static Estimate withoutInterval(Estimate estimate) {
    return new Estimate(estimate.value(), Optional.empty(), estimate.refusal());
  }

  /** A count out of others. */
  static Cell outOf(int count, int all, String exact) {
    return Cell.of(count + " of " + all, exact, OptionalDouble.of(count));
  }
}
