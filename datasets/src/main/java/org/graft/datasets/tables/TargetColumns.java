package org.graft.datasets.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Note;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/**
 * Which columns of a table are the target, and of what kind.
 *
 * @param kind what they hold
 * @param columns their indices, one where they hold classes
 */
record TargetColumns(Kind kind, List<Integer> columns) {
  /** What columns hold. */
  enum Kind {
    /** One holds classes. */
    CLASSES,
    /** Each says whether a row has a label. */
    LABELS,
    /** Each holds a number. */
    NUMBERS
  }

  private static final Map<String, Float> TRUTH =
      Map.of("0", 0f, "1", 1f, "0.0", 0f, "1.0", 1f, "false", 0f, "true", 1f, "no", 0f, "yes", 1f);

  TargetColumns {
    columns = List.copyOf(columns);
  }

  /**
   * The columns that are named.
   *
   * @param label of classes
   * @param labels of several labels; empty for none
   * @param targets of numbers; likewise
   */
  static TargetColumns of(Table table, Column label, List<Column> labels, List<Column> targets)
      throws IOException {
    if (labels.isEmpty() && targets.isEmpty()) {
      return new TargetColumns(Kind.CLASSES, List.of(label.in(table, "label")));
    }
    boolean numbers = labels.isEmpty();
    List<Integer> columns = new ArrayList<>();
    for (Column column : numbers ? targets : labels) {
      int index = column.in(table, numbers ? "targets" : "labels");
      if (columns.contains(index)) {
        throw new IOException(
            "%s: %s: '%s' is there twice"
                .formatted(table.file(), numbers ? "targets" : "labels", column));
      }
      columns.add(index);
    }
    return new TargetColumns(numbers ? Kind.NUMBERS : Kind.LABELS, columns);
  }

  /** Refuses what says twice which columns are target. */
  static void check(Column label, List<Column> labels, List<Column> targets) {
    int said =
        (label.equals(Column.LAST) ? 0 : 1)
            + (labels.isEmpty() ? 0 : 1)
            + (targets.isEmpty() ? 0 : 1);
    if (said > 1) {
      throw new IllegalArgumentException(
          "label (a column of classes), labels (columns of 0 and 1) and targets (columns of"
              + " numbers) exclude one another, found "
              + said
              + " of them");
    }
  }

  /** The first column. */
  int first() {
    return columns.get(0);
  }

  /** The target, of labels or numbers. */
  Target target(Table table) {
    List<String> names = columns.stream().map(table.columns()::get).toList();
    return kind == Kind.LABELS ? new Target.Labels(names) : new Target.Numbers(names);
  }

  /**
   * Values of labels or numbers, [n, columns].
   *
   * @throws IOException naming file, line and column of what is none
   */
  Targets values(Known known, Numerals numerals) throws IOException {
    float[] values = new float[known.rows().size() * columns.size()];
    int at = 0;
    for (Row row : known.rows()) {
      for (int column : columns) {
        values[at++] = value(known, row, column, numerals);
      }
    }
    return Targets.of(Tensor.of(Shape.of(known.rows().size(), columns.size()), values));
  }

  private float value(Known known, Row row, int column, Numerals numerals) throws IOException {
    String cell = row.cells().get(column);
    try {
      if (kind == Kind.NUMBERS) {
        return numerals.value(cell);
      }
      Float truth = TRUTH.get(cell.toLowerCase(Locale.ROOT));
      if (truth == null) {
        throw new IllegalArgumentException(
            "labels: expected 0 or 1 (or true and false, yes and no), found '" + cell + "'");
      }
      return truth;
    } catch (IllegalArgumentException e) {
      throw known.table().mistake(row, column, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Looks for columns with one value in every row of the training table: of these nothing can be
   * learnt. Rare labels are like that in published splits, which is noted.
   *
   * @throws IOException if it is a column of numbers, or all labels are so
   */
  void checkVaries(Table table, Targets values, List<Note> notes) throws IOException {
    List<String> constant = new ArrayList<>();
    float[] all = values.values().tensor().toArray();
    for (int k = 0; k < columns.size(); k++) {
      HashSet<Float> found = new HashSet<>();
      for (int at = k; at < all.length; at += columns.size()) {
        found.add(all[at]);
      }
      if (found.size() < 2) {
        constant.add(table.columns().get(columns.get(k)));
      }
    }
    if (constant.isEmpty()) {
      return;
    }
    String what =
        "%s: %s: the same in every row that trains"
            .formatted(table.file(), "'" + String.join("', '", constant) + "'");
    if (kind == Kind.NUMBERS || constant.size() == columns.size()) {
      throw new IOException(what + "; expected two values or more");
    }
    notes.add(new Note(what + ": nothing is learnt of it", List.of()));
  }
}
