package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for readers, whatever it is written as.
 *
 * @param id its name in files: letters, digits and hyphens
 * @param caption what it shows
 * @param columns its columns
 * @param rows as many cells a row as there are columns
 * @param notes what stands below it
 */
public record Table(
    String id, String caption, List<Column> columns, List<List<Cell>> rows, List<String> notes) {
  private static final String DASH = "\u2013";

  /** Copies the lists and checks their sizes. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            id + ": expected " + columns.size() + " cells, found " + row.size());
      }
    }
  }

  /**
   * A table whose columns without any number are left out; the notes say why numbers are missing.
   */
  static Table of(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
    List<Integer> kept = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      List<Cell> cells = rows.stream().map(r -> r.get(column)).toList();
      boolean says = rows.isEmpty() || cells.stream().anyMatch(Table::says);
      if (says) {
        kept.add(c);
      }
      String start = says ? DASH + " " : columns.get(c).title() + ": ";
      cells.stream()
          .filter(cell -> cell.text().equals(DASH) && !cell.exact().isEmpty())
          .map(cell -> start + cell.exact())
          .filter(note -> !notes.contains(note))
          .forEach(notes::add);
    }
    return new Table(
        id,
        caption,
        kept.stream().map(columns::get).toList(),
        rows.stream().map(r -> kept.stream().map(r::get).toList()).toList(),
        notes);
  }

  /** The same with further notes. */
  Table with(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Table(id, caption, columns, rows, all);
  }

  /** The same columns of every row, the first column before each group of them. */
  public List<Table> panels(List<List<Integer>> groups) {
    return groups.stream()
        .map(
            group ->
                new Table(
                    id,
                    caption,
                    group.stream().map(columns::get).toList(),
                    rows.stream().map(r -> group.stream().map(r::get).toList()).toList(),
                    List.of()))
        .toList();
  }

  private static boolean says(Cell cell) {
    return !cell.text().isEmpty() && !cell.text().equals(DASH);
  }
}
