package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.graft.spi.base.NearMiss;
import org.graft.spi.result.study.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Finds what each column of a table is: as told, else by its usual name, else by what it holds.
 * What could be several things is asked about, never guessed in silence.
 */
final class RoleFinder {
  private final CsvTable table;
  private final TableOptions options;
  private final TreeMap<Integer, String> meanings = new TreeMap<>();
  private final List<Warning> notes = new ArrayList<>();
  private final boolean ledger;

  private RoleFinder(CsvTable table, TableOptions options) {
    this.table = table;
    this.options = options;
    this.ledger = table.column("source_replicate") >= 0 && table.column("status") >= 0;
  }

  /** Reads the roles of {@code table}'s columns. */
  static Reading find(CsvTable table, TableOptions options) {
    return new RoleFinder(table, options).find();
  }

  private Reading find() {
    options.ignore().forEach(name -> meanings.put(named(name, "--ignore"), "left out, as told"));
    int strategy =
        options
            .strategy()
            .map(s -> named(s, "--strategy"))
            .orElseGet(() -> first(UsualNames.STRATEGY));
    boolean wide = options.form().map(f -> f == TableOptions.Form.WIDE).orElse(strategy < 0);
    if (!wide && strategy < 0) {
      throw new TableException(
          "the long form needs a column of strategies; name it with --strategy. There are: "
              + names(all()));
    }
    return wide ? wide() : longForm(strategy);
  }

  private Reading longForm(int strategy) {
    meanings.put(strategy, "strategies");
    int score = score();
    meanings.put(score, "scores");
    List<Integer> datasets = datasets();
    int backbone = ledger ? table.column("backbone") : -1;
    int status = ledger ? table.column("status") : -1;
    mark(backbone, "backbones");
    mark(status, "how each trial ended");
    Codes arms = grouped(datasets, backbone).with(codes(strategy), ", ");
    List<Integer> blocks = blocks();
    int cluster = cluster(arms, blocks);
    blocks = withCluster(blocks, cluster);
    blocks.forEach(c -> meanings.putIfAbsent(c, "repeats"));
    overlapping(blocks);
    for (int c : open()) {
      meanings.put(
          c,
          ledger
              ? "not used"
              : new LeftOver(table, c).meaning(arms, codes(strategy), cluster, false));
    }
    return reading(
        TableOptions.Form.LONG,
        strategy,
        List.of(score),
        datasets,
        new int[] {backbone, cluster, status},
        blocks);
  }

  private Reading wide() {
    List<Integer> told = options.scores().stream().map(c -> named(c, "--scores")).toList();
    told.forEach(c -> meanings.put(c, "scores of a strategy"));
    List<Integer> datasets = datasets();
    List<Integer> blocks = blocks();
    if (datasets.isEmpty() && blocks.isEmpty()) {
      datasets = wordsAsDatasets();
    }
    Codes arms = grouped(datasets, -1);
    int cluster = cluster(arms, blocks);
    blocks = withCluster(blocks, cluster);
    blocks.forEach(c -> meanings.putIfAbsent(c, "repeats"));
    List<Integer> scores = told.isEmpty() ? new ScoreColumns(table, open()).found() : told;
    if (blocks.isEmpty() && datasets.isEmpty()) {
      int rows = told.isEmpty() ? new ScoreColumns(table, open()).rowNumbers() : -1;
      blocks = rows < 0 ? blocks : List.of(rows);
    }
    blocks.forEach(c -> meanings.putIfAbsent(c, "repeats"));
    overlapping(blocks);
    scores.forEach(c -> meanings.put(c, "scores of a strategy"));
    for (int c : open()) {
      meanings.put(c, new LeftOver(table, c).meaning(arms, arms, cluster, !told.isEmpty()));
    }
    if (scores.size() < 2) {
      throw new TableException(
          "the wide form needs a column of numbers for each of two strategies or more, found "
              + scores.size()
              + " (of the columns "
              + names(all())
              + "); a table with one score a row needs --strategy");
    }
    return reading(
        TableOptions.Form.WIDE, -1, scores, datasets, new int[] {-1, cluster, -1}, blocks);
  }

  private Reading reading(
      TableOptions.Form form,
      int strategy,
      List<Integer> scores,
      List<Integer> datasets,
      int[] backboneClusterStatus,
      List<Integer> blocks) {
    List<Role> roles = new ArrayList<>();
    meanings.forEach((c, meaning) -> roles.add(new Role(column(c).name(), meaning)));
    return new Reading(
        form,
        strategy,
        scores,
        datasets,
        backboneClusterStatus[0],
        blocks,
        backboneClusterStatus[1],
        backboneClusterStatus[2],
        roles,
        notes);
  }

  private int score() {
    if (options.metric().isPresent()) {
      String name = options.metric().get();
      int exported = table.column("score." + name);
      return exported >= 0 ? exported : named(name, "--metric");
    }
    int found = first(UsualNames.SCORE);
    List<Integer> exported =
        IntStream.of(open()).filter(c -> column(c).name().startsWith("score.")).boxed().toList();
    if (found < 0 && exported.isEmpty()) {
      throw new TableException(
          "which column has the scores? Name it with --metric. There are: " + names(all()));
    }
    if (found < 0 && exported.size() > 1) {
      throw new TableException(
          "there are several metrics; choose one with --metric: "
              + names(exported.stream().mapToInt(c -> c).toArray()));
    }
    return found >= 0 ? found : exported.get(0);
  }

  /** The column of data sets, or those of a transfer's source and target. */
  private List<Integer> datasets() {
    List<Integer> found = new ArrayList<>();
    if (options.dataset().isPresent()) {
      found.add(named(options.dataset().get(), "--dataset"));
    } else {
      int one = first(UsualNames.DATASET);
      int source = first(List.of("source", "source data", "source dataset"));
      int target = first(List.of("target", "target data", "target dataset"));
      if (one >= 0) {
        found.add(one);
      } else if (source >= 0 && target >= 0 && !clusterIs(source)) {
        found.add(source);
        found.add(target);
      } else if (target >= 0) {
        found.add(target);
      }
    }
    found.forEach(c -> meanings.put(c, "data sets"));
    return found;
  }

  private boolean clusterIs(int column) {
    return options.cluster().filter(column(column).name()::equals).isPresent();
  }

  /** In the wide form a column of words that differ in each row has the names of data sets. */
  private List<Integer> wordsAsDatasets() {
    for (int c : open()) {
      Column.Contents contents = column(c).contents();
      boolean words = contents.words() > 0 && contents.numbers() == 0;
      if (words && !clusterIs(c) && !UsualNames.CLUSTER.contains(column(c).plain())) {
        if (column(c).codes().size() < table.rows()) {
          return List.of();
        }
        meanings.put(c, "data sets, as each row has another word");
        note(
            "data-sets-guessed",
            Warning.Gravity.SCOPE,
            "'"
                + column(c).name()
                + "' was taken for data sets, as it has another word in each row: give"
                + " --paired-by "
                + column(c).name()
                + " if rows are repeats.");
        return List.of(c);
      }
    }
    return List.of();
  }

  private List<Integer> blocks() {
    if (!options.pairedBy().isEmpty()) {
      return options.pairedBy().stream().map(c -> named(c, "--paired-by")).toList();
    }
    if (ledger) {
      return IntStream.of(table.column("source_replicate"), table.column("training_replicate"))
          .filter(column -> column >= 0)
          .boxed()
          .toList();
    }
    boolean independent = options.cluster().filter(TableOptions.NONE::equals).isPresent();
    return IntStream.of(open())
        .filter(
            c ->
                UsualNames.block(column(c).plain())
                    || (independent && UsualNames.CLUSTER.contains(column(c).plain())))
        .boxed()
        .toList();
  }

  /**
   * A block is named by its cluster too: seeds of two subjects are two repeats. Subjects that were
   * measured once are repeats themselves.
   */
  private List<Integer> withCluster(List<Integer> blocks, int cluster) {
    if (cluster < 0 && options.pairedBy().isEmpty() && !ledger) {
      List<Integer> named = new ArrayList<>(blocks);
      IntStream.of(open())
          .filter(c -> !blocks.contains(c) && UsualNames.CLUSTER.contains(column(c).plain()))
          .forEach(named::add);
      return named;
    }
    if (cluster < 0 || blocks.isEmpty() || blocks.contains(cluster)) {
      return blocks;
    }
    List<Integer> both = new ArrayList<>(List.of(cluster));
    both.addAll(blocks);
    return both;
  }

  /** What repeats belong together by, if anything does; names without repeats name a repeat. */
  private int cluster(Codes arms, List<Integer> blocks) {
    if (options.cluster().isPresent()) {
      String told = options.cluster().get();
      if (told.equals(TableOptions.NONE) && table.column(told) < 0) {
        return -1;
      }
      return clustered(named(told, "--cluster"));
    }
    if (ledger) {
      return clustered(table.column("source_replicate"));
    }
    List<Integer> candidates = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      boolean named = UsualNames.CLUSTER.contains(column(c).plain()) && !meanings.containsKey(c);
      boolean outer =
          blocks.size() > 1 && blocks.contains(c) && !UsualNames.INNER.contains(column(c).plain());
      if ((named || outer) && repeats(arms, c)) {
        candidates.add(c);
      }
    }
    if (candidates.isEmpty()) {
      return -1;
    }
    candidates.sort(Comparator.comparingInt(c -> codes(c).size()));
    int chosen = candidates.get(0);
    String name = column(chosen).name();
    if (candidates.size() > 1) {
      throw new TableException(
          "by which column do repeats belong together: "
              + names(candidates.stream().mapToInt(c -> c).toArray())
              + "? Name it with --cluster, or say --cluster none if all rows are independent");
    }
    note(
        "clusters-guessed",
        Warning.Gravity.SERIOUS,
        "Repeats of one '"
            + name
            + "' are counted together, as they are not independent of each other ("
            + codes(chosen).size()
            + " different values): confirm with --cluster "
            + name
            + ", or give --cluster none if they are independent.");
    return clustered(chosen);
  }

  private int clustered(int column) {
    meanings.put(column, "clusters, whose repeats count together");
    return column;
  }

  private boolean repeats(Codes arms, int column) {
    for (int count : arms.with(codes(column), ", ").counts()) {
      if (count > 1) {
        return true;
      }
    }
    return false;
  }

  private void overlapping(List<Integer> blocks) {
    for (int c : blocks) {
      if (UsualNames.RESAMPLE.contains(column(c).plain())) {
        int folds = codes(c).size();
        note(
            "overlapping-resamples",
            Warning.Gravity.SERIOUS,
            "If '"
                + column(c).name()
                + "' names folds or splits of one data set, training sets overlap, and differences"
                + " look surer than they are: give --design resamples:RHO with the ratio of test to"
                + " training size"
                + (folds > 1 ? ", 1/" + (folds - 1) + " for " + folds + " folds." : "."));
        return;
      }
    }
  }

  private void note(String code, Warning.Gravity gravity, String text) {
    notes.add(new Warning(code, gravity, text));
  }

  private void mark(int column, String meaning) {
    if (column >= 0) {
      meanings.put(column, meaning);
    }
  }

  private Codes grouped(List<Integer> datasets, int backbone) {
    Codes codes = null;
    for (int c : datasets) {
      codes = codes == null ? codes(c) : codes.with(codes(c), " -> ");
    }
    if (backbone >= 0) {
      codes = codes == null ? codes(backbone) : codes.with(codes(backbone), ", ");
    }
    return orOne(codes);
  }

  private Codes orOne(@Nullable Codes codes) {
    return codes == null ? Codes.one(table.rows(), "") : codes;
  }

  private int named(String name, String option) {
    int column = table.column(name);
    if (column < 0) {
      throw new TableException(option + ": " + NearMiss.message("column", name, table.heading()));
    }
    return column;
  }

  private int first(List<String> names) {
    for (String name : names) {
      for (int c : open()) {
        if (column(c).plain().equals(name)) {
          return c;
        }
      }
    }
    return -1;
  }

  private int[] open() {
    return IntStream.range(0, table.columns().size())
        .filter(c -> !meanings.containsKey(c))
        .toArray();
  }

  private int[] all() {
    return IntStream.range(0, table.columns().size()).toArray();
  }

  private String names(int[] columns) {
    return String.join(", ", IntStream.of(columns).mapToObj(c -> column(c).name()).toList());
  }

  private Column column(int c) {
    return table.columns().get(c);
  }

  private Codes codes(int c) {
    return column(c).codes();
  }
}
