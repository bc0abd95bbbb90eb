package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Aggregate;
import org.graft.spi.result.study.Estimate;
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
    List<List<Cell>> rows =
        across.ranks().stream()
            .map(r -> List.of(Cell.strategy(r.strategy()), Cell.number(r.average(), 2)))
            .toList();
    return Table.of(
        "ranks",
        "Average ranks over " + datasets(across),
        List.of(
            Column.words("strategy"),
            Column.numbers("average rank", "1 is best, ties share ranks")),
        Best.inColumn(rows, 1, Direction.LOWER_IS_BETTER));
  }

  private Table omnibus() {
    return Table.of(
        "omnibus",
        "Whether strategies differ at all over " + datasets(across),
        List.of(
            Column.words("test"),
            Column.numbers("statistic", "chi-squared for Friedman's test, F for the other"),
            Column.numbers("df", "degrees of freedom"),
            Column.numbers("p", "not adjusted"),
            Column.words("note")),
        List.of(test(across.friedman()), test(across.imanDavenport())));
  }

  private static List<Cell> test(TestResult test) {
    return List.of(
        Cell.words(test.test()),
        test.statistic().isPresent()
            ? Cell.number(test.statistic().getAsDouble(), 3)
            : Cell.refused(test.note().orElse("")),
        Cell.words(Numerals.degrees(test.degrees())),
        Cell.p(test.p(), test),
        Cell.words(test.note().orElse("")));
  }

  private static String datasets(AcrossDatasets across) {
    return Wording.count(across.table().size(), "data set");
  }

  private Table comparisons() {
    List<RankComparison> all = across.comparisons();
    List<Estimate> differences = all.stream().map(RankComparison::difference).toList();
    List<Estimate> improvements = all.stream().map(RankComparison::improvement).toList();
    int decimals = Numerals.decimals(differences);
    return Table.of(
            "rank-comparisons",
            "Comparisons over all data sets",
            List.of(
                Column.words("pair"),
                Column.words("answer"),
                Column.words("role"),
                Column.numbers("wins / ties / losses", "data sets, seen from the first"),
                Column.numbers(
                    Digits.heading("Hodges-Lehmann difference", differences),
                    "median of pairwise means of differences over data sets, first less second"),
                Column.numbers("p", "not adjusted"),
                Column.numbers("adjusted p", "over the family"),
                Column.numbers(
                    Digits.heading("P(improvement)", improvements),
                    "that the first is better on a data set"),
                Column.numbers("P(worse / equivalent / better)", "given the data and the rope")),
            all.stream().map(c -> row(c, decimals)).toList())
        .with(Disagreement.ofRanks(all));
  }

  private static List<Cell> row(RankComparison c, int decimals) {
    return List.of(
        Cell.pair(c.title(), c.first()),
        Cell.words(Wording.verdict(c.decision().verdict())),
        Cell.words(c.role().name().toLowerCase(Locale.ROOT)),
        Cell.of(
            c.wins() + " / " + c.ties() + " / " + c.losses(),
            "",
            OptionalDouble.of(c.wins() - c.losses())),
        Cell.interval(c.difference(), decimals),
        Cell.p(c.test().p(), c.test()),
        ComparisonColumns.adjusted(c.test()),
        Cell.interval(c.improvement(), 2),
        StrategyColumns.posterior(c.posterior()));
  }

  private Table aggregates() {
    List<Aggregate> all = across.aggregates();
    int decimals =
        Numerals.decimals(
            all.stream()
                .filter(a -> a.value().isPresent())
                .map(
                    a ->
                        new Estimate(
                            a.value(), a.newDatasets().or(a::theseDatasets), Optional.empty()))
                .toList());
    List<List<Cell>> rows = new ArrayList<>(all.stream().map(a -> aggregate(a, decimals)).toList());
    for (String name : all.stream().map(Aggregate::name).distinct().toList()) {
      List<Integer> own =
          IntStream.range(0, all.size())
              .filter(i -> all.get(i).name().equals(name))
              .boxed()
              .toList();
      List<Cell> marked =
          Best.among(
              own.stream().map(i -> rows.get(i).get(2)).toList(),
              name.contains("gap") ? Direction.LOWER_IS_BETTER : measure.direction());
      for (int i = 0; i < own.size(); i++) {
        List<Cell> row = new ArrayList<>(rows.get(own.get(i)));
        row.set(2, marked.get(i));
        rows.set(own.get(i), row);
      }
    }
    Table table =
        Table.of(
            "aggregates",
            "Aggregates of " + measure.metric() + " over data sets",
            List.of(
                Column.words("strategy"),
                Column.words("aggregate"),
                Column.numbers("value", "of the means over repeats"),
                Column.numbers("these data sets", "interval for more replicates of these"),
                Column.numbers("new data sets", "interval for other data sets like these")),
            rows);
    return Best.any(rows) ? table.with(List.of("Bold: the best value of its aggregate.")) : table;
  }

  private static List<Cell> aggregate(Aggregate a, int decimals) {
    String reason = a.refusal().orElse("");
    return List.of(
        Cell.strategy(a.strategy()),
        Cell.words(a.name()),
        a.value().isPresent()
            ? Cell.number(a.value().getAsDouble(), decimals)
            : Cell.refused(reason),
        limits(a.theseDatasets(), reason, decimals),
        limits(a.newDatasets(), reason, decimals));
  }

  private static Cell limits(Optional<Interval> interval, String reason, int decimals) {
    return interval
        .map(
            i ->
                Cell.of(
                    Numerals.brackets(i, decimals),
                    i.low() + ", " + i.high() + " (" + i.method() + ")",
                    OptionalDouble.of(i.low())))
        .orElseGet(() -> Cell.refused(reason));
  }

  private Table datasets() {
    List<Column> columns = new ArrayList<>(List.of(Column.words("data set")));
    across.strategies().forEach(s -> columns.add(Column.numbers(s, "mean " + measure.metric())));
    columns.add(Column.words("left out of the tests"));
    int decimals =
        Digits.ofValues(
            across.table().stream()
                .flatMap(r -> r.scores().stream())
                .mapToDouble(s -> s)
                .toArray());
    List<List<Cell>> rows = new ArrayList<>();
    for (AcrossDatasets.Row row : across.table()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.words(row.dataset())));
      cells.addAll(
          Best.among(
              row.scores().stream().map(s -> Cell.number(s, decimals)).toList(),
              measure.direction()));
      cells.add(Cell.words(row.excluded().orElse("")));
      rows.add(cells);
    }
    Table table = Table.of("datasets", "Mean " + measure.metric() + " by data set", columns, rows);
    return Best.any(rows) ? table.with(List.of("Bold: the best of its row.")) : table;
  }
}
