package org.graft.reports.markdown;

import java.util.List;
import org.graft.reports.table.Cell;
import org.graft.reports.table.Column;
import org.graft.reports.table.Table;
import org.graft.reports.text.Markdown;

/** A table in GitHub-flavoured Markdown. */
final class MarkdownTable {
  private MarkdownTable() {}

  static String write(Table table) {
    StringBuilder out = new StringBuilder();
    line(out, table.columns().stream().map(c -> Markdown.escape(c.title())).toList());
    line(
        out,
        table.columns().stream()
            .map(c -> c.kind() == Column.Kind.NUMBERS ? "---:" : ":---")
            .toList());
    for (List<Cell> row : table.rows()) {
      line(out, row.stream().map(MarkdownTable::cell).toList());
    }
    for (String note : table.notes()) {
      out.append("\n").append(Markdown.escape(note)).append('\n');
    }
    return out.append('\n').toString();
  }

  private static String cell(Cell cell) {
    String lead = Markdown.escape(cell.lead());
    return (cell.isBest() ? "**" + lead + "**" : lead) + Markdown.escape(cell.rest());
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
