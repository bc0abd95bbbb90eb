package org.graft.engine.study;

import java.util.List;

/** Cells in columns: the first flush left, the others flush right, a rule under the heading. */
public final class Columns {
  private Columns() {}

  /** Renders rows of equal length; the first is the heading. */
  public static String render(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r).get(c);
        String space = " ".repeat(widths[c] - cell.length());
        line.append(c == 0 ? "  " + cell + space : "  " + space + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (r == 0) {
        int width = columns * 2;
        for (int w : widths) {
          width += w;
        }
        text.append("  ").append("-".repeat(width - 2)).append('\n');
      }
    }
    return text.toString();
  }
}
