package org.graft.reports.table;

import java.util.List;
import java.util.Optional;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.StrategyResult;

/** Columns of the main table. */
final class StrategyColumns {
  static final List<Column> LOCATION =
      List.of(
          Column.words("strategy"),
          Column.numbers("n", "number of scores"),
          Column.numbers("mean [interval]", "mean score with its confidence interval"),
          Column.numbers("sd", "standard deviation with n \u2212 1"),
          Column.numbers("median", ""),
          Column.numbers("IQM", "interquartile mean: mean of the middle half"),
          Column.numbers("worst 10 %", "mean of the worst tenth of scores"));

  private StrategyColumns() {}

  static List<Cell> location(StrategyResult s) {
    Estimate mean = s.center().mean();
    int decimals = decimals(s);
    return List.of(
        Cell.strategy(s.strategy()),
        Cell.whole(s.center().n()),
        Cell.interval(mean, decimals),
        Cell.value(withoutInterval(s.spread().deviation()), decimals),
        Cell.value(withoutInterval(s.center().median()), decimals),
        Cell.value(withoutInterval(s.center().interquartileMean()), decimals),
        Cell.value(withoutInterval(s.spread().worstTenth()), decimals));
  }

  static List<Column> against(String baseline) {
    return List.of(
        Column.numbers("difference to " + baseline, "mean difference with its interval"),
        Column.numbers("A12", "probability that a score exceeds one of the baseline, ties half"),
        Column.numbers("p", "of the declared test, adjusted as declared"),
        Column.numbers(
            "P(worse / equivalent / better)", "probabilities given the data and the rope"),
        Column.words("answer"));
  }

  static List<Cell> comparison(Comparison c) {
    return List.of(
        Cell.interval(c.location().difference(), 4),
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
    return new Cell(text, exact + " (" + p.method() + ")", p.better().value(), "");
  }

  /** Decimals that the mean's interval supports. */
  static int decimals(StrategyResult s) {
    int otherwise = Numerals.significantDecimals(s.center().mean().orNaN(), 4);
    return Numerals.decimals(s.center().mean(), otherwise);
  }

  static Estimate withoutInterval(Estimate estimate) {
    return new Estimate(estimate.value(), Optional.empty(), estimate.refusal());
  }
}
