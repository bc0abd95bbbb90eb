package org.graft.engine.cli.text;

import java.util.List;

/** Cells in columns, all flush left, ruled as Keras's {@code summary()} is. */
public final class Table {
  private Table() {}

  /** Renders rows of equal length; the first is the heading. */
  public static String render(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    int width = 2 * columns;
    for (int w : widths) {
      width += w;
    }
    StringBuilder text = new StringBuilder("_".repeat(width)).append('\n');
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r).get(c);
        line.append(' ').append(cell).append(" ".repeat(widths[c] - cell.length() + 1));
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (r == 0) {
        text.append("=".repeat(width)).append('\n');
      }
    }
    return text.append("=".repeat(width)).append('\n').toString();
  }
}
