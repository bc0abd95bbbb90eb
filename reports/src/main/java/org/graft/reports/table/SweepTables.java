package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Sweep;

/** Results over numbers that strategies differ in: a row for each value, a column for each line. */
final class SweepTables {
  private SweepTables() {}

  static List<Table> of(Study study) {
    List<Sweep> sweeps = study.analysis().sweeps();
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < sweeps.size(); i++) {
      tables.add(table(study, sweeps.get(i), sweeps.size() == 1 ? "" : "-" + (i + 1)));
    }
    return tables;
  }

  private static Table table(Study study, Sweep sweep, String suffix) {
    List<Column> columns = new ArrayList<>(List.of(Column.words(sweep.parameter())));
    sweep
        .lines()
        .forEach(
            line ->
                columns.add(
                    Column.numbers(
                        line.title().isEmpty() ? study.metric() : line.title(),
                        "mean with its interval")));
    List<Estimate> means =
        sweep.lines().stream()
            .flatMap(line -> line.points().stream())
            .map(Sweep.Point::mean)
            .toList();
    int decimals = Numerals.decimals(means);
    List<List<Cell>> rows =
        sweep.lines().stream()
            .flatMap(line -> line.points().stream())
            .map(Sweep.Point::value)
            .distinct()
            .sorted()
            .map(value -> row(sweep, value, decimals))
            .toList();
    return Table.of(
            "sweep" + suffix,
            study.metric()
                + " over '"
                + sweep.parameter()
                + "' of "
                + sweep.strategy()
                + " on "
                + sweep.target()
                + ", "
                + sweep.backbone(),
            columns,
            rows)
        .with(sweep.sentences());
  }

  private static List<Cell> row(Sweep sweep, double value, int decimals) {
    List<Cell> row = new ArrayList<>(List.of(Cell.words(Numerals.plain(value))));
    for (Sweep.Line line : sweep.lines()) {
      row.add(
          line.points().stream()
              .filter(point -> point.value() == value)
              .findFirst()
              .map(point -> Cell.interval(point.mean(), decimals))
              .orElse(Cell.refused("")));
    }
    return row;
  }
}
