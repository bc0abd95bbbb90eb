package org.graft.reports.latex;

import java.util.List;
import java.util.stream.Collectors;
import org.graft.reports.table.Cell;
import org.graft.reports.table.Column;
import org.graft.reports.table.Table;
import org.graft.reports.text.Latex;

/** A table in LaTeX with {@code booktabs}. */
public final class LatexTable {
  private static final int WIDE = 8;

  private LatexTable() {}

  /** A floating table with caption and label; a wide one runs across both columns. */
  public static String write(Table table) {
    String float_ = table.columns().size() > WIDE ? "table*" : "table";
    StringBuilder out = new StringBuilder();
    out.append(
            "% needs \\usepackage{booktabs}, \\usepackage{graphicx} and \\usepackage[T1]{fontenc}\n")
        .append("\\begin{" + float_ + "}[t]\n\\centering\\small\n")
        .append("\\caption{" + Latex.escape(table.caption()) + ".}\n")
        .append("\\label{tab:" + table.id() + "}\n");
    boolean wide = table.columns().size() > WIDE;
    out.append(wide ? "\\resizebox{\\linewidth}{!}{%\n" : "")
        .append("\\begin{tabular}{" + kinds(table) + "}\n\\toprule\n")
        .append(line(table.columns().stream().map(Column::title).toList()))
        .append("\\midrule\n");
    for (List<Cell> row : table.rows()) {
      out.append(line(row.stream().map(Cell::text).toList()));
    }
    out.append("\\bottomrule\n\\end{tabular}").append(wide ? "}" : "").append('\n');
    for (String note : table.notes()) {
      out.append("\\par\\footnotesize " + Latex.escape(note) + "\n");
    }
    return out.append("\\end{" + float_ + "}\n").toString();
  }

  private static String kinds(Table table) {
    return table.columns().stream()
        .map(c -> c.kind() == Column.Kind.NUMBERS ? "r" : "l")
        .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Latex::escape).collect(Collectors.joining(" & ")) + " \\\\\n";
  }
}
