package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;

/**
 * Means by every metric that was recorded; the primary one is named.
 *
 * @param setting whose
 * @param suffix what its id ends in
 */
record MetricTable(SettingResult setting, String suffix) {
  Table table() {
    List<Measure> measures =
        setting.strategies().stream()
            .flatMap(s -> s.metrics().stream())
            .map(StrategyResult.MetricMean::measure)
            .distinct()
            .toList();
    List<Column> columns = new ArrayList<>(List.of(Column.words("strategy")));
    List<List<Cell>> rows = new ArrayList<>();
    setting
        .strategies()
        .forEach(s -> rows.add(new ArrayList<>(List.of(Cell.strategy(s.strategy())))));
    List<String> notes = new ArrayList<>();
    for (int m = 0; m < measures.size(); m++) {
      Measure measure = measures.get(m);
      List<Estimate> means = setting.strategies().stream().map(s -> mean(s, measure)).toList();
      columns.add(
          Column.numbers(
              Digits.heading(measure.metric() + (m == 0 ? " (primary)" : ""), means),
              "mean; " + Wording.better(measure)));
      int decimals = Numerals.decimals(means);
      List<Cell> cells =
          Best.among(
              means.stream().map(e -> Cell.interval(e, decimals)).toList(), measure.direction());
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).add(cells.get(i));
      }
      notes.addAll(
          Beyond.notes(
              measure, setting.strategies(), StrategyResult::strategy, s -> mean(s, measure)));
    }
    List<String> lower = measures.stream().filter(m -> !m.favours(1)).map(Measure::metric).toList();
    List<String> said = new ArrayList<>();
    said.add(
        measures.get(0).metric()
            + " is the primary metric: what is tested is about it."
            + (lower.isEmpty() ? "" : " Lower is better for " + String.join(", ", lower) + ".")
            + " Bold: the best mean of its column.");
    said.addAll(notes);
    return Table.of(
            "metrics" + suffix,
            "Means by every recorded metric on " + setting.title(),
            columns,
            List.copyOf(rows))
        .with(said);
  }

  private static Estimate mean(StrategyResult strategy, Measure measure) {
    return strategy.metrics().stream()
        .filter(m -> m.measure().equals(measure))
        .findFirst()
        .map(StrategyResult.MetricMean::mean)
        .orElseGet(() -> Estimate.refused("not recorded"));
  }
}
