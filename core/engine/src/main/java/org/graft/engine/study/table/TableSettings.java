package org.graft.engine.study.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.Warning;

/** Sorts the rows of a table into data sets, strategies, repeats and clusters. */
final class TableSettings {
  private static final String SEPARATOR = "\u0000";

  private final CsvTable table;
  private final Reading reading;
  private final List<String> strategies;
  private final List<Losses.Loss> losses;
  private final List<Warning> notes;
  private final Codes datasets;
  private final int[] armOf;
  private final Map<Integer, Cells> cells = new LinkedHashMap<>();
  private final List<Integer> repeated = new ArrayList<>();

  TableSettings(
      String name,
      CsvTable table,
      Reading reading,
      List<String> strategies,
      List<Losses.Loss> losses,
      List<Warning> notes) {
    this.table = table;
    this.reading = reading;
    this.strategies = strategies;
    this.losses = losses;
    this.notes = notes;
    this.datasets = datasets(name);
    this.armOf = reading.wide() ? new int[0] : table.columns().get(reading.strategy()).codes().of();
    for (int c : reading.scores()) {
      cells.put(c, new Cells(c));
    }
  }

  private Codes datasets(String name) {
    Codes codes = Codes.one(table.rows(), name);
    if (!reading.datasets().isEmpty()) {
      codes = table.columns().get(reading.datasets().get(0)).codes();
      for (int c : reading.datasets().subList(1, reading.datasets().size())) {
        codes = codes.with(table.columns().get(c).codes(), " -> ");
      }
    }
    return reading.backbone() < 0
        ? codes
        : codes.with(table.columns().get(reading.backbone()).codes(), SEPARATOR);
  }

  /** A column of scores: NaN where there is none. */
  private final class Cells {
    private final double[] values = new double[table.rows()];
    private final BitSet broken = new BitSet();

    Cells(int column) {
      for (int row = 0; row < values.length; row++) {
        int here = row;
        Cell cell =
            table
                .columns()
                .get(column)
                .score(row, table.line(row))
                .orElseThrow(
                    () ->
                        new TableException(
                            table.place(here, column)
                                + ": '"
                                + table.columns().get(column).at(here)
                                + "' is not a number"));
        boolean failed =
            reading.status() >= 0 && table.columns().get(reading.status()).at(row).equals("failed");
        values[row] = failed ? Double.NaN : cell.value();
        broken.set(row, failed || cell.broken());
      }
    }
  }

  /** Rows of one data set: of each block, by strategy; -1 where a strategy has none. */
  private final class Rows {
    private final Map<String, int[]> blocks = new LinkedHashMap<>();
    private final int[] counts = new int[strategies.size()];

    void add(int row) {
      if (reading.wide()) {
        int[] all = place(block(row, 0));
        refuse(all[0], row, strategies.get(0));
        Arrays.fill(all, row);
        Arrays.setAll(counts, arm -> counts[arm] + 1);
      } else {
        int arm = armOf[row];
        int[] block = place(block(row, counts[arm]));
        if (block[arm] >= 0 && same(block[arm], row)) {
          repeated.add(row);
          return;
        }
        refuse(block[arm], row, strategies.get(arm));
        block[arm] = row;
        counts[arm]++;
      }
    }

    private int[] place(String block) {
      return blocks.computeIfAbsent(
          block,
          key -> {
            int[] none = new int[strategies.size()];
            Arrays.fill(none, -1);
            return none;
          });
    }

    private void refuse(int former, int row, String strategy) {
      if (former >= 0 && !(reading.wide() && reading.blocks().isEmpty())) {
        throw new TableException(
            "lines "
                + table.line(former)
                + " and "
                + table.line(row)
                + " both give '"
                + strategy
                + "' for "
                + block(row, 0)
                + "; name the columns that tell them apart with --paired-by or --dataset, or what"
                + " they belong together by with --cluster");
      }
    }

    /** Blocks in which at least two strategies have a row. */
    long shared() {
      return blocks.values().stream()
          .filter(rows -> Arrays.stream(rows).filter(row -> row >= 0).count() > 1)
          .count();
    }
  }

  private boolean same(int row, int other) {
    return table.columns().stream().allMatch(c -> c.at(row).equals(c.at(other)));
  }

  private String block(int row, int next) {
    if (reading.blocks().isEmpty()) {
      return reading.wide() ? "line " + table.line(row) : "score " + (next + 1);
    }
    if (reading.blocks().size() == 1) {
      return named(reading.blocks().get(0), row);
    }
    return String.join(", ", reading.blocks().stream().map(c -> named(c, row)).toList());
  }

  private String named(int column, int row) {
    Column c = table.columns().get(column);
    return (c.name().isBlank() ? "row" : c.name().replace('_', ' ')) + " " + c.at(row);
  }

  /** All settings, in the order of the table. */
  List<Setting> all() {
    Map<Integer, Rows> found = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      found.computeIfAbsent(datasets.of()[row], k -> new Rows()).add(row);
    }
    repeatedRows();
    Setting.Matching matching = matching(found);
    List<Setting> settings = new ArrayList<>();
    found.forEach((key, rows) -> settings.add(setting(datasets.names().get(key), rows, matching)));
    return settings;
  }

  private void repeatedRows() {
    if (!repeated.isEmpty()) {
      notes.add(
          new Warning(
              "repeated-rows",
              Warning.Gravity.SERIOUS,
              Numbers.count(repeated.size(), "row")
                  + (repeated.size() == 1 ? " repeats" : " repeat")
                  + " another one word for word (line "
                  + table.line(repeated.get(0))
                  + (repeated.size() == 1 ? ") and counts" : " and others) and count")
                  + " once: a copy is no repeat."));
    }
  }

  private Setting.Matching matching(Map<Integer, Rows> found) {
    if (reading.wide()) {
      return Setting.Matching.BLOCKS;
    }
    if (!reading.blocks().isEmpty()) {
      if (found.values().stream().mapToLong(Rows::shared).sum() > 0) {
        return Setting.Matching.BLOCKS;
      }
      if (reading.cluster() < 0 || !crossed(found)) {
        notes.add(
            new Warning(
                "not-paired",
                Warning.Gravity.SCOPE,
                "No repeat has scores of two strategies: they are compared as independent"
                    + " samples."));
      }
    }
    if (reading.cluster() >= 0) {
      return crossed(found) ? Setting.Matching.CLUSTERS : Setting.Matching.NONE;
    }
    boolean singles =
        found.size() > 1
            && found.values().stream().allMatch(r -> Arrays.stream(r.counts).allMatch(n -> n < 2));
    return singles ? Setting.Matching.BLOCKS : Setting.Matching.NONE;
  }

  /** Whether most clusters have scores of several strategies. */
  private boolean crossed(Map<Integer, Rows> found) {
    int clusters = 0;
    int shared = 0;
    int[] of = table.columns().get(reading.cluster()).codes().of();
    for (Rows rows : found.values()) {
      Map<Integer, Set<Integer>> arms = new LinkedHashMap<>();
      for (int[] block : rows.blocks.values()) {
        for (int arm = 0; arm < block.length; arm++) {
          if (block[arm] >= 0) {
            arms.computeIfAbsent(of[block[arm]], k -> new LinkedHashSet<>()).add(arm);
          }
        }
      }
      clusters += arms.size();
      shared += (int) arms.values().stream().filter(a -> a.size() > 1).count();
    }
    if (shared > 0 && shared < clusters) {
      notes.add(
          new Warning(
              "clusters-in-part",
              Warning.Gravity.SERIOUS,
              "Only "
                  + shared
                  + " of "
                  + clusters
                  + " clusters have scores of several strategies: "
                  + (2 * shared >= clusters
                      ? "pairs are made of these."
                      : "they are compared as independent samples.")));
    }
    return 2 * shared >= clusters;
  }

  private Setting setting(String key, Rows rows, Setting.Matching matching) {
    String[] parts = key.split(SEPARATOR, -1);
    Clusters clusters = Clusters.none();
    int[] clusterOf = new int[0];
    if (reading.cluster() >= 0) {
      Column column = table.columns().get(reading.cluster());
      Map<Integer, Integer> numbers = new LinkedHashMap<>();
      clusterOf = new int[table.rows()];
      List<String> names = new ArrayList<>();
      for (int[] block : rows.blocks.values()) {
        for (int row : block) {
          if (row >= 0) {
            int code = column.codes().of()[row];
            Integer known = numbers.get(code);
            if (known == null) {
              known = names.size();
              numbers.put(code, known);
              names.add(clusterName(column, column.codes().names().get(code)));
            }
            clusterOf[row] = known;
          }
        }
      }
      clusters = new Clusters(noun(column), names);
    }
    List<Setting.Arm> arms = new ArrayList<>();
    for (int arm = 0; arm < strategies.size(); arm++) {
      arms.add(arm(String.join(", ", parts), arm, rows, matching, clusterOf));
    }
    Setting setting =
        new Setting(
            parts[0], parts.length > 1 ? parts[1] : "", matching, clusters, arms, List.of());
    return reading.cluster() < 0 && matching == Setting.Matching.BLOCKS
        ? CopiedRepeats.together(setting, notes)
        : setting;
  }

  private boolean ledger() {
    return reading.status() >= 0;
  }

  private String noun(Column column) {
    String plain = column.plain();
    return ledger() || plain.startsWith("source") ? "source model" : plain;
  }

  private String clusterName(Column column, String value) {
    if (ledger() && value.matches("\\d{1,9}")) {
      return "source model " + (Integer.parseInt(value) + 1);
    }
    String noun = noun(column);
    return value.toLowerCase(java.util.Locale.ROOT).contains(noun) ? value : noun + " " + value;
  }

  private Setting.Arm arm(
      String title, int arm, Rows rows, Setting.Matching matching, int[] clusterOf) {
    int column = reading.wide() ? reading.scores().get(arm) : reading.scores().get(0);
    Cells scored = requireNonNull(cells.get(column));
    List<Score> scores = new ArrayList<>(rows.blocks.size());
    int broken = 0;
    int place = 0;
    for (Map.Entry<String, int[]> entry : rows.blocks.entrySet()) {
      int row = entry.getValue()[arm];
      if (row < 0 && matching != Setting.Matching.BLOCKS) {
        continue;
      }
      int known =
          row >= 0
              ? row
              : Arrays.stream(entry.getValue()).filter(r -> r >= 0).findFirst().orElse(-1);
      int cluster = clusterOf.length == 0 || known < 0 ? 0 : clusterOf[known];
      double value = row < 0 ? Double.NaN : scored.values[row];
      scores.add(new Score(entry.getKey(), cluster, place++, value));
      if (Double.isNaN(value)) {
        boolean failed = row >= 0 && scored.broken.get(row);
        broken += failed ? 1 : 0;
        losses.add(loss(title, strategies.get(arm), entry.getKey(), row, column, failed));
      }
    }
    return new Setting.Arm(strategies.get(arm), scores, List.of(), broken, List.of(), "");
  }

  private Losses.Loss loss(
      String title, String strategy, String block, int row, int column, boolean failed) {
    String text = row < 0 ? "" : table.columns().get(column).at(row).strip();
    String reason =
        row < 0
            ? "the table has no such row"
            : "line " + table.line(row) + (text.isEmpty() ? "" : ": " + text);
    return new Losses.Loss(
        title,
        strategy,
        block,
        failed ? Losses.Kind.BROKEN : Losses.Kind.MISSING,
        Optional.empty(),
        reason,
        "");
  }
}
