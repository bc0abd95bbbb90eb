package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.spi.base.NearMiss;

/**
 * Which column of a table is what.
 *
 * @param form how the table holds scores
 * @param strategy column of the strategies; -1 in the wide form
 * @param scores columns of scores: one in the long form, one for each strategy in the wide
 * @param dataset column of the data sets; -1 where there is none
 * @param backbone column of the backbones; -1 where there is none
 * @param blocks columns that together name a repeat; empty where scores are not paired
 * @param source column of the source replicate; -1 where there is none
 * @param status column of the trial's status; -1 where there is none
 */
record Reading(
    TableOptions.Form form,
    int strategy,
    List<Integer> scores,
    int dataset,
    int backbone,
    List<Integer> blocks,
    int source,
    int status) {
  private static final List<String> STRATEGY =
      List.of("strategy", "method", "algorithm", "approach", "classifier", "model");
  private static final List<String> SCORE =
      List.of(
          "score", "value", "metric", "result", "accuracy", "acc", "auc", "f1", "loss", "error");
  private static final List<String> DATASET =
      List.of("transfer", "dataset", "data set", "data", "task", "problem", "benchmark");
  private static final Set<String> BLOCK =
      Set.of(
          "seed",
          "fold",
          "repeat",
          "replicate",
          "repetition",
          "run",
          "split",
          "resample",
          "block",
          "iteration",
          "source replicate",
          "training replicate",
          "rep",
          "trial id");

  /** Reads the roles of {@code table}'s columns. */
  static Reading of(CsvTable table, TableOptions options) {
    int strategy =
        options.strategy().isPresent()
            ? named(table, options.strategy().get(), "--strategy")
            : first(table, STRATEGY);
    boolean wide = options.form().map(f -> f == TableOptions.Form.WIDE).orElse(strategy < 0);
    if (!wide && strategy < 0) {
      throw new TableException(
          "the long form needs a column of strategies; name it with --strategy. There are: "
              + String.join(", ", table.heading()));
    }
    int dataset =
        options.dataset().isPresent()
            ? named(table, options.dataset().get(), "--dataset")
            : first(table, DATASET);
    boolean ledger = table.column("source_replicate") >= 0 && table.column("status") >= 0;
    List<Integer> blocks = blocks(table, options, ledger, strategy, dataset);
    int backbone = ledger ? table.column("backbone") : -1;
    int source = ledger ? table.column("source_replicate") : -1;
    int status = ledger ? table.column("status") : -1;
    if (!wide) {
      List<Integer> score = List.of(score(table, options));
      return new Reading(
          TableOptions.Form.LONG, strategy, score, dataset, backbone, blocks, source, status);
    }
    int text = dataset >= 0 ? dataset : firstText(table, blocks);
    List<Integer> scores =
        IntStream.range(0, table.heading().size())
            .filter(c -> c != text && !blocks.contains(c))
            .filter(c -> !table.heading().get(c).isBlank() && numeric(table, c))
            .boxed()
            .toList();
    if (scores.size() < 2) {
      throw new TableException(
          "the wide form needs a column of numbers for each of two strategies or more, found "
              + scores.size()
              + " (of the columns "
              + String.join(", ", table.heading())
              + "); a table with one score a row needs --strategy");
    }
    return new Reading(TableOptions.Form.WIDE, -1, scores, text, -1, blocks, -1, -1);
  }

  private static int score(CsvTable table, TableOptions options) {
    if (options.metric().isPresent()) {
      String name = options.metric().get();
      int exported = table.column("score." + name);
      return exported >= 0 ? exported : named(table, name, "--metric");
    }
    int found = first(table, SCORE);
    List<Integer> exported =
        IntStream.range(0, table.heading().size())
            .filter(c -> table.heading().get(c).startsWith("score."))
            .boxed()
            .toList();
    if (found < 0 && exported.isEmpty()) {
      throw new TableException(
          "which column has the scores? Name it with --metric. There are: "
              + String.join(", ", table.heading()));
    }
    if (found < 0 && exported.size() > 1) {
      throw new TableException(
          "there are several metrics; choose one with --metric: "
              + String.join(", ", exported.stream().map(table.heading()::get).toList()));
    }
    return found >= 0 ? found : exported.get(0);
  }

  private static List<Integer> blocks(
      CsvTable table, TableOptions options, boolean ledger, int strategy, int dataset) {
    if (!options.pairedBy().isEmpty()) {
      return options.pairedBy().stream().map(c -> named(table, c, "--paired-by")).toList();
    }
    if (ledger) {
      return IntStream.of(table.column("source_replicate"), table.column("training_replicate"))
          .filter(column -> column >= 0)
          .boxed()
          .toList();
    }
    List<Integer> found = new ArrayList<>();
    for (int c = 0; c < table.heading().size(); c++) {
      if (c != strategy && c != dataset && BLOCK.contains(plain(table.heading().get(c)))) {
        found.add(c);
      }
    }
    return found;
  }

  private static int named(CsvTable table, String name, String option) {
    int column = table.column(name);
    if (column < 0) {
      throw new TableException(option + ": " + NearMiss.message("column", name, table.heading()));
    }
    return column;
  }

  private static int first(CsvTable table, List<String> names) {
    for (String name : names) {
      for (int c = 0; c < table.heading().size(); c++) {
        if (plain(table.heading().get(c)).equals(name)) {
          return c;
        }
      }
    }
    return -1;
  }

  private static int firstText(CsvTable table, List<Integer> blocks) {
    return IntStream.range(0, table.heading().size())
        .filter(c -> !blocks.contains(c) && !numeric(table, c))
        .findFirst()
        .orElse(-1);
  }

  /** Whether most filled cells are numbers, so that the others are mistakes. */
  private static boolean numeric(CsvTable table, int column) {
    int numbers = 0;
    int words = 0;
    for (CsvTable.Row row : table.rows()) {
      Optional<Cell> cell = Cell.read(row.cells().get(column), table.separator(), row.line());
      numbers += cell.filter(Cell::present).isPresent() ? 1 : 0;
      words += cell.isEmpty() ? 1 : 0;
    }
    return numbers > words;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
  }
}
