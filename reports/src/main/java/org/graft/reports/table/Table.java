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
 */
public record Table(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
  /** Copies the lists and checks their sizes. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            id + ": expected " + columns.size() + " cells, found " + row.size());
      }
    }
  }

  /** Why numbers are missing: each reason once, in order. */
  public List<String> reasons() {
    return rows.stream()
        .flatMap(List::stream)
        .filter(c -> c.text().equals("\u2013") && !c.exact().isEmpty())
        .map(Cell::exact)
        .distinct()
        .toList();
  }

  /** This table without columns in which no row says anything. */
  public Table withoutEmptyColumns() {
    List<Integer> kept = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      boolean says =
          rows.stream()
              .anyMatch(
                  r -> !r.get(column).text().isEmpty() && !r.get(column).text().equals("\u2013"));
      if (says || rows.isEmpty()) {
        kept.add(c);
      }
    }
    return new Table(
        id,
        caption,
        kept.stream().map(columns::get).toList(),
        rows.stream().map(r -> kept.stream().map(r::get).toList()).toList());
  }
}
