package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table as read, each row with as many cells as there are columns.
 *
 * @param file where it came from
 * @param columns names of its columns
 * @param rows its rows
 */
record Table(Path file, List<String> columns, List<Row> rows) {
  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param line its line in the file, from 1
   * @param cells its cells
   */
  record Row(int line, List<String> cells) {}

  /** A mistake in a line. */
  static IOException mistake(Path file, int line, String what) {
    return new IOException("%s:%d: %s".formatted(file, line, what));
  }

  /** A mistake in a cell. */
  IOException mistake(Row row, int column, String what) {
    return mistake(
        file, row.line(), "column %d ('%s'): %s".formatted(column + 1, columns.get(column), what));
  }

  /**
   * The index of the column that a parameter names: by its name, its index from 0, or {@code last}.
   *
   * @throws IOException listing the columns if there is none
   */
  int column(String label) throws IOException {
    int named = columns.indexOf(label);
    if (named >= 0) {
      return named;
    }
    if (label.equals("last")) {
      return columns.size() - 1;
    }
    if (label.matches("\\d{1,9}") && Integer.parseInt(label) < columns.size()) {
      return Integer.parseInt(label);
    }
    throw new IOException(
        "%s: label: there is no column '%s'; expected an index from 0 to %d, last, or one of %s"
            .formatted(file, label, columns.size() - 1, columns));
  }
}
