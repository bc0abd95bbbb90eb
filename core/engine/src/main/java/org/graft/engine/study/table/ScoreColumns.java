package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which columns of a table in wide form hold scores. Numbers of another kind (numbers of rows,
 * epochs, another scale) are set aside or asked about.
 */
final class ScoreColumns {
  private static final double OTHER_SCALE = 5;
  private static final double ANOTHER_WORLD = 1_000;

  private final CsvTable table;
  private final int[] open;

  ScoreColumns(CsvTable table, int[] open) {
    this.table = table;
    this.open = open;
  }

  /** The columns of scores. */
  List<Integer> found() {
    int rows = rowNumbers();
    List<Integer> scores = new ArrayList<>();
    for (int c : open) {
      Column.Contents contents = contents(c);
      if (c == rows || (contents.words() > 0 && contents.numbers() == 0)) {
        continue;
      }
      if (contents.words() > 0 && contents.words() >= contents.numbers()) {
        throw new TableException(mixed(c));
      }
      scores.add(c);
    }
    for (int c : scores) {
      String plain = column(c).plain();
      if (UsualNames.NO_SCORE.contains(plain) || UsualNames.ROW.contains(plain)) {
        throw new TableException(
            "is '"
                + column(c).name()
                + "' a strategy with scores? If not, leave it out with --ignore "
                + column(c).name()
                + "; else name the columns of scores: --scores "
                + names(scores));
      }
    }
    scales(scores);
    return scores;
  }

  /** The column that numbers the rows, or -1. */
  int rowNumbers() {
    for (int c : open) {
      Column.Contents contents = contents(c);
      boolean unique =
          contents.whole()
              && contents.numbers() == table.rows()
              && column(c).codes().size() == table.rows();
      boolean named = UsualNames.ROW.contains(column(c).plain());
      if (unique && (named || (c == 0 && inOrder(c) && fractionsElsewhere()))) {
        return c;
      }
    }
    return -1;
  }

  private boolean inOrder(int c) {
    double[] numbers = contents(c).numerals();
    return numbers[numbers.length - 1] - numbers[0] == numbers.length - 1.0
        && column(c).at(0).strip().equals(String.format(Locale.ROOT, "%.0f", numbers[0]));
  }

  private boolean fractionsElsewhere() {
    return Arrays.stream(open)
        .filter(c -> c != 0 && contents(c).numbers() > 0)
        .noneMatch(c -> contents(c).whole());
  }

  /** Asks where some columns lie within 0 and 1 and others far outside, or worlds apart. */
  private void scales(List<Integer> scores) {
    List<Integer> shares = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int c : scores) {
      Column.Contents contents = contents(c);
      if (contents.numbers() > 0 && !Double.isInfinite(contents.median())) {
        (contents.low() >= 0 && contents.median() <= 1 ? shares : others).add(c);
      }
    }
    if (!shares.isEmpty() && !others.isEmpty()) {
      double highest = shares.stream().mapToDouble(c -> contents(c).median()).max().orElse(0);
      List<Integer> far =
          others.stream()
              .filter(c -> Math.abs(contents(c).median()) > OTHER_SCALE * Math.max(highest, 0.1))
              .toList();
      if (!far.isEmpty()) {
        throw new TableException(apart(far, shares));
      }
    }
    List<Integer> sorted =
        scores.stream()
            .filter(c -> contents(c).numbers() > 0 && Math.abs(contents(c).median()) > 1)
            .toList();
    double low = sorted.stream().mapToDouble(this::size).min().orElse(1);
    List<Integer> worlds = sorted.stream().filter(c -> size(c) > ANOTHER_WORLD * low).toList();
    if (!worlds.isEmpty()) {
      throw new TableException(
          apart(worlds, sorted.stream().filter(c -> !worlds.contains(c)).toList()));
    }
  }

  private double size(int c) {
    return Math.abs(contents(c).median());
  }

  private String apart(List<Integer> some, List<Integer> others) {
    return "columns are on different scales: "
        + some.stream().map(this::range).collect(Collectors.joining(", "))
        + " beside "
        + others.stream().map(this::range).collect(Collectors.joining(", "))
        + ". Are all of them scores of strategies? Leave out what is none with --ignore "
        + names(some)
        + ", or name the columns of scores: --scores "
        + names(others)
        + ",...";
  }

  private String range(int c) {
    return "'" + column(c).name() + "' (" + contents(c).low() + " to " + contents(c).high() + ")";
  }

  private String mixed(int c) {
    int row =
        IntStream.range(0, table.rows())
            .filter(r -> column(c).score(r, 0).isEmpty())
            .findFirst()
            .orElse(0);
    return table.place(row, c)
        + ": '"
        + column(c).at(row)
        + "' is not a number, and "
        + contents(c).words()
        + " cells of the column are none while "
        + contents(c).numbers()
        + " are. A run that broke is 'failed', a missing score NA; leave the column out with"
        + " --ignore "
        + column(c).name()
        + ", or say what it is with --dataset or --paired-by";
  }

  private String names(List<Integer> columns) {
    return columns.stream().map(c -> column(c).name()).collect(Collectors.joining(","));
  }

  private Column column(int c) {
    return table.columns().get(c);
  }

  private Column.Contents contents(int c) {
    return column(c).contents();
  }
}
