package org.graft.reports.table;

import java.util.List;
import java.util.OptionalDouble;
import org.graft.spi.result.study.StrategyResult;

/** Columns of the table of spread. */
final class SpreadColumns {
  static final List<Column> ALL =
      List.of(
          Column.words("strategy"),
          Column.numbers("sd [interval]", "standard deviation with n \u2212 1"),
          Column.numbers("IQR", "interquartile range"),
          Column.numbers("worst 10 % [interval]", "mean of the worst tenth of scores"),
          Column.numbers("sd between sources", "of the source models' means"),
          Column.numbers("failed", "trainings that failed by the declared criterion"),
          Column.numbers("failure rate [interval]", ""));

  private SpreadColumns() {}

  static List<Cell> row(StrategyResult s) {
    int decimals = StrategyColumns.decimals(s);
    StrategyResult.FailureRate failures = s.failures();
    Cell failed =
        new Cell(
            failures.failed() + " of " + failures.of(),
            failures.criterion(),
            OptionalDouble.of(failures.failed()),
            "");
    return List.of(
        Cell.strategy(s.strategy()),
        Cell.interval(s.spread().deviation(), decimals),
        Cell.value(s.spread().interquartileRange(), decimals),
        Cell.interval(s.spread().worstTenth(), decimals),
        Cell.value(s.spread().betweenSources(), decimals),
        failures.rate().value().isEmpty() && failures.failed() == 0
            ? Cell.refused(reason(failures))
            : failed,
        Cell.share(failures.rate()));
  }

  private static String reason(StrategyResult.FailureRate failures) {
    return failures.rate().refusal().orElse("");
  }
}
