package org.graft.engine.study.table;

import java.util.Arrays;
import java.util.List;

/**
 * A column without a usual name. What could change an answer if it were taken for what it is, is
 * asked about.
 *
 * @param table the table
 * @param index which column
 */
record LeftOver(CsvTable table, int index) {
  private static final int SHOWN = 3;

  /**
   * What it is.
   *
   * @param arms rows of one data set and strategy
   * @param strategies rows of one strategy; in the wide form the same as {@code arms}
   * @param cluster column of the clusters, or -1
   * @param numbersKnown whether columns of scores were named, so that other numbers are none
   * @throws TableException that asks what it is
   */
  String meaning(Codes arms, Codes strategies, int cluster, boolean numbersKnown) {
    Column column = table.columns().get(index);
    Column.Contents contents = column.contents();
    Codes codes = column.codes();
    boolean words = contents.words() > 0;
    if (codes.size() == 1) {
      return "not used: the same in every row";
    }
    if (!words && (numbersKnown || !contents.whole())) {
      return "not used: other numbers";
    }
    if (codes.size() == table.rows()) {
      return "not used: different in every row";
    }
    if (arms.size() > 1 && arms.determines(codes)) {
      return "not used: follows from the others";
    }
    if (cluster >= 0 && table.columns().get(cluster).codes().determines(codes)) {
      return "not used: follows from '" + table.columns().get(cluster).name() + "'";
    }
    if (words || balanced(codes, strategies)) {
      throw new TableException(asked(column, words));
    }
    return "not used: other whole numbers";
  }

  /** Whether all strategies have the same values equally often, as in a planned design. */
  private static boolean balanced(Codes codes, Codes strategies) {
    int[][] counts = new int[strategies.size()][codes.size()];
    for (int row = 0; row < codes.of().length; row++) {
      counts[strategies.of()[row]][codes.of()[row]]++;
    }
    return Arrays.stream(counts).allMatch(own -> Arrays.equals(own, counts[0]));
  }

  private static String asked(Column column, boolean words) {
    List<String> names = column.codes().names();
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    String name = column.name();
    return "what is column '"
        + name
        + "' ("
        + shown
        + (names.size() > SHOWN ? ", ..." : "")
        + (words ? "" : ", equally often for each strategy")
        + ")? Data sets: --dataset "
        + name
        + "; repeats that pair scores: --paired-by "
        + name
        + "; what repeats belong together by: --cluster "
        + name
        + "; nothing that matters: --ignore "
        + name;
  }
}
