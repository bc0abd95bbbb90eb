package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Aggregate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.TestResult;

/** The tables over all data sets. */
public final class AcrossTables {
  private final AcrossDatasets across;
  private final Measure measure;

  /** Tables of a view across data sets. */
  public AcrossTables(AcrossDatasets across, Measure measure) {
    this.across = across;
    this.measure = measure;
  }

  /** All of them, the one to read first first. */
  public List<Table> all() {
    List<Table> tables = new ArrayList<>();
    tables.add(ranks());
    tables.add(omnibus());
    if (!across.comparisons().isEmpty()) {
      tables.add(comparisons());
    }
    if (!across.aggregates().isEmpty()) {
      tables.add(aggregates());
    }
    tables.add(datasets());
    return tables;
  }

  private Table ranks() {
    return Table.of(
        "ranks",
        "Average ranks over " + datasets(across),
        List.of(
            Column.words("strategy"),
            Column.numbers("average rank", "1 is best, ties share ranks")),
        across.ranks().stream()
            .map(r -> List.of(Cell.strategy(r.strategy()), Cell.number(r.average(), 2)))
            .toList());
  }

  private Table omnibus() {
    return Table.of(
        "omnibus",
        "Whether strategies differ at all over " + datasets(across),
        List.of(
            Column.words("test"),
            Column.numbers("statistic", ""),
            Column.numbers("p", ""),
            Column.words("note")),
        List.of(test(across.friedman()), test(across.imanDavenport())));
  }

  private static List<Cell> test(TestResult test) {
    return List.of(
        Cell.words(test.test()),
        test.statistic().isPresent()
            ? Cell.number(test.statistic().getAsDouble(), 3)
            : Cell.refused(test.note().orElse("")),
        Cell.p(test.decisive(), test),
        Cell.words(test.note().orElse("")));
  }

  private static String datasets(AcrossDatasets across) {
    return Wording.count(across.table().size(), "data set");
  }

  private Table comparisons() {
    return Table.of(
        "rank-comparisons",
        "Comparisons over all data sets",
        List.of(
            Column.words("pair"),
            Column.words("answer"),
            Column.words("role"),
            Column.numbers("wins / ties / losses", "data sets, seen from the first"),
            Column.numbers("difference [interval]", "of means over data sets"),
            Column.numbers("p", "not adjusted"),
            Column.numbers("adjusted p", "over the family"),
            Column.numbers("P(improvement)", "that the first is better on a data set"),
            Column.numbers("P(worse / equivalent / better)", "given the data and the rope")),
        across.comparisons().stream().map(AcrossTables::row).toList());
  }

  private static List<Cell> row(RankComparison c) {
    return List.of(
        new Cell(c.title(), "", OptionalDouble.empty(), c.first()),
        Cell.words(Wording.verdict(c.decision().verdict())),
        Cell.words(c.role().name().toLowerCase(Locale.ROOT)),
        new Cell(
            c.wins() + " / " + c.ties() + " / " + c.losses(),
            "",
            OptionalDouble.of(c.wins() - c.losses()),
            ""),
        Cell.interval(c.difference(), 4),
        Cell.p(c.test().p(), c.test()),
        ComparisonColumns.adjusted(c.test()),
        Cell.interval(c.improvement(), 2),
        StrategyColumns.posterior(c.posterior()));
  }

  private Table aggregates() {
    return Table.of(
        "aggregates",
        "Aggregates of " + measure.metric() + " over data sets",
        List.of(
            Column.words("strategy"),
            Column.words("aggregate"),
            Column.numbers("value", ""),
            Column.numbers("these data sets", "interval for more replicates of these"),
            Column.numbers("new data sets", "interval for other data sets like these")),
        across.aggregates().stream().map(AcrossTables::aggregate).toList());
  }

  private static List<Cell> aggregate(Aggregate a) {
    String reason = a.refusal().orElse("");
    Optional<Interval> any = a.newDatasets().or(a::theseDatasets);
    int decimals = any.map(Numerals::decimals).orElse(4);
    return List.of(
        Cell.strategy(a.strategy()),
        Cell.words(a.name()),
        a.value().isPresent()
            ? Cell.number(a.value().getAsDouble(), decimals)
            : Cell.refused(reason),
        limits(a.theseDatasets(), reason),
        limits(a.newDatasets(), reason));
  }

  private static Cell limits(Optional<Interval> interval, String reason) {
    return interval
        .map(
            i ->
                new Cell(
                    Numerals.brackets(i, Numerals.decimals(i)),
                    i.low() + ", " + i.high() + " (" + i.method() + ")",
                    OptionalDouble.of(i.low()),
                    ""))
        .orElseGet(() -> Cell.refused(reason));
  }

  private Table datasets() {
    List<Column> columns = new ArrayList<>(List.of(Column.words("data set")));
    across.strategies().forEach(s -> columns.add(Column.numbers(s, "mean " + measure.metric())));
    columns.add(Column.words("left out of the tests"));
    List<List<Cell>> rows = new ArrayList<>();
    for (AcrossDatasets.Row row : across.table()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.words(row.dataset())));
      row.scores().forEach(s -> cells.add(Cell.number(s, Numerals.significantDecimals(s, 4))));
      cells.add(Cell.words(row.excluded().orElse("")));
      rows.add(cells);
    }
    return Table.of("datasets", "Mean " + measure.metric() + " by data set", columns, rows);
  }
}
