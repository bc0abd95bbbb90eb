package org.graft.engine.study.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.base.NearMiss;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Score;

/** Scores of a table that came from elsewhere. */
public final class TableScores {
  private final String name;
  private final CsvTable table;
  private final Reading reading;
  private final List<Losses.Loss> losses = new ArrayList<>();

  private TableScores(String name, CsvTable table, Reading reading) {
    this.name = name;
    this.table = table;
    this.reading = reading;
  }

  /**
   * Reads a table.
   *
   * @param rules what was declared, given the name of the column of scores
   * @throws TableException with line and column of what cannot be read
   */
  public static Scores read(Path file, TableOptions options, Function<String, Rules> rules)
      throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    return of(name, CsvTable.read(file), options, rules);
  }

  /** The scores of the text of a table. */
  public static Scores parse(
      String name, String text, TableOptions options, Function<String, Rules> rules)
      throws IOException {
    return of(name, CsvTable.parse(text), options, rules);
  }

  private static Scores of(
      String name, CsvTable table, TableOptions options, Function<String, Rules> rules) {
    Reading reading = Reading.of(table, options);
    boolean wide = reading.form() == TableOptions.Form.WIDE;
    String metric =
        options
            .metric()
            .orElse(wide ? "score" : table.heading().get(reading.scores().get(0)))
            .replaceFirst("^score\\.", "");
    return new TableScores(name, table, reading).scores(rules.apply(metric));
  }

  private Scores scores(Rules rules) {
    boolean wide = reading.form() == TableOptions.Form.WIDE;
    Map<String, Map<String, Map<String, Placed>>> cells = new LinkedHashMap<>();
    Set<String> strategies = new LinkedHashSet<>();
    for (CsvTable.Row row : table.rows()) {
      for (int column : reading.scores()) {
        String strategy = wide ? table.heading().get(column) : row.cells().get(reading.strategy());
        strategies.add(strategy);
        place(cells, strategy, row, column);
      }
    }
    rules
        .baseline()
        .filter(baseline -> !strategies.contains(baseline))
        .ifPresent(
            baseline -> {
              throw new TableException(
                  "--baseline: " + NearMiss.message("strategy", baseline, strategies));
            });
    if (strategies.size() < 2) {
      throw new TableException("there is only one strategy: " + String.join("", strategies));
    }
    boolean paired = wide || !reading.blocks().isEmpty() || singles(cells);
    List<Setting> settings = new ArrayList<>();
    cells.forEach((key, arms) -> settings.add(setting(key, arms, strategies, paired)));
    return new Scores(
        name,
        rules,
        Pair.family(List.copyOf(strategies), rules.baseline()),
        settings,
        losses,
        List.of(),
        TableOrigin.of(table, reading, rules, strategies, settings));
  }

  /** A cell and where it belongs. */
  private record Placed(Cell cell, int source, int training) {}

  private void place(
      Map<String, Map<String, Map<String, Placed>>> cells,
      String strategy,
      CsvTable.Row row,
      int column) {
    String text = row.cells().get(column);
    Cell cell =
        Cell.read(text, table.separator(), row.line())
            .orElseThrow(
                () ->
                    new TableException(
                        table.place(row, column) + ": '" + text + "' is not a number"));
    boolean failed = reading.status() >= 0 && row.cells().get(reading.status()).equals("failed");
    Cell told = failed ? new Cell(Double.NaN, true, "failed", row.line()) : cell;
    Map<String, Placed> arm =
        cells
            .computeIfAbsent(key(row), k -> new LinkedHashMap<>())
            .computeIfAbsent(strategy, k -> new LinkedHashMap<>());
    String block = block(row, arm.size());
    Placed former = arm.put(block, new Placed(told, source(row), arm.size()));
    if (former != null) {
      throw new TableException(
          "lines "
              + former.cell().line()
              + " and "
              + row.line()
              + " both give '"
              + strategy
              + "' for "
              + block
              + "; name the columns that tell them apart with --paired-by or --dataset");
    }
  }

  private String key(CsvTable.Row row) {
    String dataset = reading.dataset() < 0 ? name : row.cells().get(reading.dataset());
    return reading.backbone() < 0
        ? dataset
        : dataset + "\u0000" + row.cells().get(reading.backbone());
  }

  private String block(CsvTable.Row row, int next) {
    if (reading.blocks().isEmpty()) {
      return reading.form() == TableOptions.Form.WIDE
          ? "line " + row.line()
          : "score " + (next + 1);
    }
    List<String> parts = new ArrayList<>();
    for (int column : reading.blocks()) {
      parts.add(table.heading().get(column).replace('_', ' ') + " " + row.cells().get(column));
    }
    return String.join(", ", parts);
  }

  private int source(CsvTable.Row row) {
    if (reading.source() < 0) {
      return 0;
    }
    String text = row.cells().get(reading.source());
    if (!text.matches("\\d{1,9}")) {
      throw new TableException(
          table.place(row, reading.source()) + ": '" + text + "' is not a whole number");
    }
    return Integer.parseInt(text);
  }

  private static boolean singles(Map<String, Map<String, Map<String, Placed>>> cells) {
    return cells.size() > 1
        && cells.values().stream()
            .flatMap(arms -> arms.values().stream())
            .allMatch(arm -> arm.size() == 1);
  }

  private Setting setting(
      String key, Map<String, Map<String, Placed>> arms, Set<String> strategies, boolean paired) {
    String[] parts = key.split("\u0000", -1);
    String title = String.join(", ", parts);
    Map<String, Placed> blocks = new LinkedHashMap<>();
    arms.values().forEach(arm -> arm.forEach(blocks::putIfAbsent));
    long sources = blocks.values().stream().map(Placed::source).distinct().count();
    List<Setting.Arm> all = new ArrayList<>();
    for (String strategy : strategies) {
      Map<String, Placed> arm = arms.getOrDefault(strategy, Map.of());
      all.add(arm(title, strategy, arm, paired ? blocks : arm));
    }
    return new Setting(
        parts[0],
        parts.length > 1 ? parts[1] : "",
        paired,
        reading.source() < 0 ? 0 : (int) sources,
        all,
        List.of());
  }

  private Setting.Arm arm(
      String title, String strategy, Map<String, Placed> arm, Map<String, Placed> blocks) {
    List<Score> scores = new ArrayList<>();
    int broken = 0;
    for (Map.Entry<String, Placed> entry : blocks.entrySet()) {
      Placed place = entry.getValue();
      Placed own = arm.get(entry.getKey());
      Cell cell = own == null ? Cell.absent() : own.cell();
      scores.add(new Score(entry.getKey(), place.source(), place.training(), cell.value()));
      if (!cell.present()) {
        broken += cell.broken() ? 1 : 0;
        String reason =
            cell.line() == 0
                ? "the table has no such row"
                : "line " + cell.line() + (cell.text().isEmpty() ? "" : ": " + cell.text());
        losses.add(
            new Losses.Loss(
                title,
                strategy,
                entry.getKey(),
                cell.broken() ? Losses.Kind.BROKEN : Losses.Kind.MISSING,
                Optional.empty(),
                reason,
                ""));
      }
    }
    return new Setting.Arm(strategy, scores, List.of(), broken, List.of(), "");
  }
}
