package org.graft.reports.table;

import java.util.List;
import java.util.OptionalLong;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.StrategyResult;

/** Columns of the table of costs. */
final class CostColumns {
  static final List<Column> ALL =
      List.of(
          Column.words("strategy"),
          Column.numbers("mean [interval]", "mean score"),
          Column.numbers("trained parameters", "numbers that training moves"),
          Column.numbers("of", "numbers in the network"),
          Column.numbers("seconds per trial", "mean wall time, shared work not included"),
          Column.words("shared work"));

  private CostColumns() {}

  static List<Cell> row(StrategyResult s) {
    return List.of(
        Cell.strategy(s.strategy()),
        Cell.interval(s.center().mean(), StrategyColumns.decimals(s)),
        count(s.cost().trained()),
        count(s.cost().total()),
        seconds(s.cost().seconds()),
        Cell.words(s.cost().shared()));
  }

  private static Cell count(OptionalLong number) {
    return number.isPresent() ? Cell.whole(number.getAsLong()) : Cell.refused("not recorded");
  }

  private static Cell seconds(Estimate seconds) {
    return seconds.value().isEmpty()
        ? Cell.refused(seconds.refusal().orElse(""))
        : new Cell(
            Numerals.significant(seconds.orNaN(), 3),
            Numerals.exact(seconds.orNaN()),
            seconds.value(),
            "");
  }
}
