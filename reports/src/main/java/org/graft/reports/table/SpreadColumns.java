package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;

/** Columns of the table of spread: only those that the data can say something about. */
final class SpreadColumns {
  private static final int QUARTERS = 4;

  private final List<StrategyResult> strategies;
  private final int decimals;
  private final boolean tenths;
  private final boolean sources;
  private final boolean failures;

  SpreadColumns(Study study, List<StrategyResult> strategies) {
    this.strategies = strategies;
    this.decimals = StrategyColumns.decimals(strategies);
    this.tenths = most() >= StrategyColumns.WORST_FROM;
    this.sources = study.design().replication().clusters() > 0;
    this.failures =
        strategies.stream()
            .map(StrategyResult::failures)
            .anyMatch(f -> !f.criterion().isEmpty() || f.failed() > 0);
  }

  /** The largest number of scores that a strategy has. */
  private int most() {
    return strategies.stream().mapToInt(s -> s.center().n()).max().orElse(0);
  }

  /** Whether there are scores to scatter, or failures. */
  boolean anything() {
    return most() > 1 || failures;
  }

  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("strategy"));
    columns.add(
        Column.numbers(
            Digits.heading("sd", strategies.stream().map(s -> s.spread().deviation()).toList()),
            "standard deviation with n \u2212 1"));
    if (most() >= QUARTERS) {
      columns.add(Column.numbers("IQR", "interquartile range"));
    }
    if (tenths) {
      columns.add(
          Column.numbers(
              Digits.heading(
                  "worst 10 %", strategies.stream().map(s -> s.spread().worstTenth()).toList()),
              "mean of the worst tenth of scores"));
    }
    if (sources) {
      columns.add(Column.numbers("sd between sources", "of the source models' means"));
    }
    if (failures) {
      columns.add(Column.numbers("failed", "trainings that failed by the declared criterion"));
      columns.add(
          Column.numbers(
              Digits.heading(
                  "failure rate", strategies.stream().map(s -> s.failures().rate()).toList()),
              "share of trainings that failed"));
    }
    return columns;
  }

  List<Cell> row(StrategyResult s) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.strategy(s.strategy()));
    row.add(Cell.interval(s.spread().deviation(), decimals));
    if (most() >= QUARTERS) {
      row.add(
          Cell.value(StrategyColumns.withoutInterval(s.spread().interquartileRange()), decimals));
    }
    if (tenths) {
      row.add(Cell.interval(s.spread().worstTenth(), decimals));
    }
    if (sources) {
      row.add(Cell.value(s.spread().betweenSources(), decimals));
    }
    if (failures) {
      StrategyResult.FailureRate rate = s.failures();
      row.add(StrategyColumns.outOf(rate.failed(), rate.of(), rate.criterion()));
      row.add(Cell.share(rate.rate()));
    }
    return row;
  }
}
