package org.graft.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;

/** The tables of one setting. */
public final class SettingTables {
  private static final int MEAN = 2;
  private static final int MEDIAN = 4;

  private final Study study;
  private final SettingResult setting;
  private final String suffix;
  private final List<StrategyResult> strategies;

  /** Tables whose ids end in {@code suffix}. */
  public SettingTables(Study study, SettingResult setting, String suffix) {
    this.study = study;
    this.setting = setting;
    this.suffix = suffix;
    this.strategies = setting.strategies();
  }

  /** All that the setting has something to show in; the one to read first. */
  public List<Table> all() {
    List<Table> tables = new ArrayList<>();
    boolean single = strategies.stream().allMatch(s -> s.scores().size() < 2);
    boolean elsewhere = single && study.analysis().across().isPresent();
    if (!elsewhere) {
      tables.add(strategies());
    }
    if (strategies.stream().anyMatch(s -> s.metrics().size() > 1)) {
      tables.add(new MetricTable(setting, suffix).table());
    }
    if (!setting.comparisons().isEmpty()) {
      tables.add(comparisons());
      tables.add(evidence());
    }
    tables.addAll(new ChoiceTables(setting, suffix).all());
    SpreadColumns spread = new SpreadColumns(study, strategies);
    if (!elsewhere && spread.anything()) {
      tables.add(spread(spread));
    }
    boolean cost =
        strategies.stream()
            .anyMatch(
                s -> s.cost().trained().isPresent() || s.cost().seconds().value().isPresent());
    if (cost) {
      tables.add(cost());
    }
    new ConfusedTable(setting, suffix).table().ifPresent(tables::add);
    return tables;
  }

  /** Where scores lie, and what the declared comparison with the baseline says. */
  public Table strategies() {
    Map<String, Comparison> against = new LinkedHashMap<>();
    Optional<String> baseline = study.design().family().baseline();
    for (Comparison c : setting.comparisons()) {
      if (baseline.isPresent() && c.second().equals(baseline.get())) {
        against.putIfAbsent(c.first(), c);
      }
    }
    List<Comparison> compared = List.copyOf(against.values());
    List<Column> columns =
        new ArrayList<>(StrategyColumns.location(study.design().measure(), strategies));
    if (!against.isEmpty()) {
      columns.addAll(StrategyColumns.against(baseline.orElseThrow(), compared));
    }
    int decimals = StrategyColumns.decimals(strategies);
    int difference = Numerals.decimals(StrategyColumns.differences(compared));
    List<List<Cell>> rows = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      List<Cell> row = new ArrayList<>(StrategyColumns.location(strategy, decimals));
      if (!against.isEmpty()) {
        row.addAll(
            Optional.ofNullable(against.get(strategy.strategy()))
                .map(c -> StrategyColumns.comparison(c, difference))
                .orElseGet(StrategyColumns::none));
      }
      rows.add(row);
    }
    Direction better = study.direction();
    List<List<Cell>> marked = Best.inColumn(Best.inColumn(rows, MEAN, better), MEDIAN, better);
    List<String> notes = new ArrayList<>(Best.any(marked) ? List.of(Best.NOTE) : List.of());
    notes.addAll(
        Beyond.notes(
            study.design().measure(),
            strategies,
            StrategyResult::strategy,
            s -> s.center().mean()));
    notes.addAll(Disagreement.notes(compared));
    return Table.of(
            "strategies" + suffix,
            Wording.capital(study.metric()) + " of each strategy on " + setting.title(),
            columns,
            marked)
        .with(notes);
  }

  /** Each pair with what decides about it. */
  public Table comparisons() {
    ComparisonColumns columns = new ComparisonColumns(setting.comparisons());
    return Table.of(
            "comparisons" + suffix,
            "Comparisons on " + setting.title(),
            columns.decision(),
            setting.comparisons().stream().map(columns::decision).toList())
        .with(Disagreement.notes(setting.comparisons()));
  }

  /** Each pair with what stands beside the decision. */
  public Table evidence() {
    ComparisonColumns columns = new ComparisonColumns(setting.comparisons());
    return Table.of(
        "evidence" + suffix,
        "Further evidence and spread of pairs on " + setting.title(),
        columns.evidence(),
        setting.comparisons().stream().map(columns::evidence).toList());
  }

  private Table spread(SpreadColumns columns) {
    boolean failures = columns.columns().stream().anyMatch(c -> c.title().equals("failed"));
    return Table.of(
        "spread" + suffix,
        (failures ? "Spread and failed trainings on " : "Spread on ") + setting.title(),
        columns.columns(),
        strategies.stream().map(columns::row).toList());
  }

  /** What it took. */
  public Table cost() {
    int decimals = StrategyColumns.decimals(strategies);
    int seconds = Numerals.decimals(strategies.stream().map(s -> s.cost().seconds()).toList());
    return Table.of(
        "cost" + suffix,
        "Cost on " + setting.title(),
        CostColumns.of(study.design().measure(), strategies),
        strategies.stream().map(s -> CostColumns.row(s, decimals, seconds)).toList());
  }
}
