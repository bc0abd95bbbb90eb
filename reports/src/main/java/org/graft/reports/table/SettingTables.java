package org.graft.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;

/** The tables of one setting. */
public final class SettingTables {
  private final Study study;
  private final SettingResult setting;
  private final String suffix;

  /** Tables whose ids end in {@code suffix}. */
  public SettingTables(Study study, SettingResult setting, String suffix) {
    this.study = study;
    this.setting = setting;
    this.suffix = suffix;
  }

  /** All that the setting has numbers for; the one to read first. */
  public List<Table> all() {
    List<Table> tables = new ArrayList<>();
    tables.add(strategies());
    if (!setting.comparisons().isEmpty()) {
      tables.add(comparisons());
      tables.add(evidence());
    }
    tables.add(spread());
    boolean cost =
        setting.strategies().stream()
            .anyMatch(
                s -> s.cost().trained().isPresent() || s.cost().seconds().value().isPresent());
    if (cost) {
      tables.add(cost());
    }
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
    List<Column> columns = new ArrayList<>(StrategyColumns.LOCATION);
    if (!against.isEmpty()) {
      columns.addAll(StrategyColumns.against(baseline.orElseThrow()));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (StrategyResult strategy : setting.strategies()) {
      List<Cell> row = new ArrayList<>(StrategyColumns.location(strategy));
      if (!against.isEmpty()) {
        row.addAll(
            Optional.ofNullable(against.get(strategy.strategy()))
                .map(StrategyColumns::comparison)
                .orElseGet(StrategyColumns::none));
      }
      rows.add(row);
    }
    return Table.of(
        "strategies" + suffix,
        Wording.capital(study.metric()) + " of each strategy on " + setting.title(),
        columns,
        rows);
  }

  /** Each pair with what decides about it. */
  public Table comparisons() {
    return Table.of(
        "comparisons" + suffix,
        "Comparisons on " + setting.title(),
        ComparisonColumns.DECISION,
        setting.comparisons().stream().map(ComparisonColumns::decision).toList());
  }

  /** Each pair with what stands beside the decision. */
  public Table evidence() {
    return Table.of(
        "evidence" + suffix,
        "Further evidence and spread of pairs on " + setting.title(),
        ComparisonColumns.EVIDENCE,
        setting.comparisons().stream().map(ComparisonColumns::evidence).toList());
  }

  /** How far scores scatter. */
  public Table spread() {
    return Table.of(
        "spread" + suffix,
        "Spread and failed trainings on " + setting.title(),
        SpreadColumns.ALL,
        setting.strategies().stream().map(SpreadColumns::row).toList());
  }

  /** What it took. */
  public Table cost() {
    return Table.of(
        "cost" + suffix,
        "Cost on " + setting.title(),
        CostColumns.ALL,
        setting.strategies().stream().map(CostColumns::row).toList());
  }
}
