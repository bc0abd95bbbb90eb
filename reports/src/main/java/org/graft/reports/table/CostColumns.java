package org.graft.reports.table;

import java.util.List;
import java.util.OptionalLong;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult;

/** Columns of the table of costs. */
final class CostColumns {
  private CostColumns() {}

  static List<Column> of(Measure measure, List<StrategyResult> strategies) {
    return List.of(
        Column.words("strategy"),
        Column.numbers(
            Digits.heading("mean " + measure.metric(), StrategyColumns.means(strategies)),
            "mean score with its confidence interval"),
        Column.numbers("trained parameters", "numbers that training moves"),
        Column.numbers("of", "numbers in the network"),
        Column.numbers("seconds per trial", "mean wall time, shared work not included"),
        Column.words("shared work"));
  }

  static List<Cell> row(StrategyResult s, int decimals, int seconds) {
    return List.of(
        Cell.strategy(s.strategy()),
        Cell.interval(s.center().mean(), decimals),
        count(s.cost().trained()),
        count(s.cost().total()),
        Cell.value(s.cost().seconds(), seconds),
        Cell.words(s.cost().shared()));
  }

  private static Cell count(OptionalLong number) {
    return number.isPresent() ? Cell.whole(number.getAsLong()) : Cell.refused("not recorded");
  }
}
