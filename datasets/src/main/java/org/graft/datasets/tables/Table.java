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
  /** The cell of a value that is missing. */
  static final String MISSING = "\0";

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param line its first line in the file, from 1
   * @param cells its cells
   */
  record Row(int line, List<String> cells) {
    /** Whether nothing is known of {@code column}. */
    boolean lacks(int column) {
      return cells.get(column).equals(MISSING);
    }
  }

  /** A mistake in a line. */
  static IOException mistake(Path file, int line, String what) {
    return new IOException("%s:%d: %s".formatted(file, line, what));
  }

  /** A mistake in a cell. */
  IOException mistake(Row row, int column, String what) {
    return mistake(
        file, row.line(), "column %d ('%s'): %s".formatted(column + 1, columns.get(column), what));
  }
}
