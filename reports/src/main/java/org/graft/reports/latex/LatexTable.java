package org.graft.reports.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.graft.reports.table.Cell;
import org.graft.reports.table.Table;
import org.graft.reports.text.Latex;

/**
 * A table in LaTeX with {@code booktabs}. Its widths are measured: it fits one column of a
 * two-column article, or the text of a one-column article; columns of words are wrapped, columns
 * that have no room go below the others, and rows that fill a page go on in another float.
 */
public final class LatexTable {
  /** Height of the text of an article on letter paper, less caption and notes, in points. */
  private static final double PAGE = 470;

  private static final double TOP = 260;

  private final Table table;
  private final StringBuilder out = new StringBuilder();

  private LatexTable(Table table) {
    this.table = table;
  }

  /** Floats with caption and label. */
  public static String write(Table table) {
    return new LatexTable(table).text();
  }

  private String text() {
    List<Layout> panels = Layout.of(table);
    String float_ = panels.get(0).wide() ? "table*" : "table";
    List<List<Part>> floats = floats(panels);
    for (int i = 0; i < floats.size(); i++) {
      double tall = floats.get(i).stream().mapToDouble(Part::height).sum();
      out.append(i == 0 ? "" : "\\addtocounter{table}{-1}\n")
          .append("\\begin{" + float_ + "}" + (tall > TOP ? "[p]" : "[t]") + "\n")
          .append("\\centering\\" + panels.get(0).size().command + "\n")
          .append("\\setlength{\\tabcolsep}{" + (int) Layout.GAP / 2 + "pt}\n")
          .append("\\caption{" + Latex.escape(table.caption()))
          .append(i == 0 ? "" : " (continued)")
          .append(".}\n")
          .append(i == 0 ? "\\label{tab:" + table.id() + "}\n" : "");
      String between = "";
      for (Part part : floats.get(i)) {
        out.append(between);
        tabular(part);
        between = "\\par\\medskip\n";
      }
      if (i == floats.size() - 1) {
        notes(panels);
      }
      out.append("\\end{" + float_ + "}\n");
    }
    return "% needs \\usepackage{array,booktabs} and \\usepackage[T1]{fontenc}\n"
        + Foreign.head(out.toString())
        + out;
  }

  /** Rows of a panel that stand together. */
  private record Part(Layout layout, int from, int to, double height) {}

  private static List<List<Part>> floats(List<Layout> panels) {
    List<List<Part>> floats = new ArrayList<>();
    List<Part> current = new ArrayList<>();
    double used = 0;
    for (Layout panel : panels) {
      int row = 0;
      int rows = panel.rows();
      do {
        double head = panel.headHeight();
        if (!current.isEmpty() && used + head + 3 * panel.line() > PAGE) {
          floats.add(current);
          current = new ArrayList<>();
          used = 0;
        }
        double tall = head;
        int to = row;
        while (to < rows && (to == row || used + tall + panel.height(to) <= PAGE)) {
          tall += panel.height(to++);
        }
        current.add(new Part(panel, row, to, tall));
        used += tall;
        row = to;
      } while (row < rows);
    }
    floats.add(current);
    return floats;
  }

  private void tabular(Part part) {
    Layout layout = part.layout();
    out.append("\\begin{tabular}{" + layout.columns() + "}\n\\toprule\n");
    out.append(
        layout.headings().stream()
            .map(h -> heading(h.lines(), h.side()))
            .collect(Collectors.joining(" & ", "", " \\\\\n\\midrule\n")));
    for (int r = part.from(); r < part.to(); r++) {
      List<Cell> row = layout.row(r);
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        cells.add(cell(row.get(c), layout.wraps(c)));
      }
      String line = String.join(" & ", cells);
      out.append(line.matches("[\\[*](?s:.*)") ? "{}" : "").append(line).append(" \\\\\n");
    }
    out.append("\\bottomrule\n\\end{tabular}\n");
  }

  private static String heading(List<String> lines, String side) {
    return lines.size() == 1
        ? Latex.escape(lines.get(0))
        : lines.stream()
            .map(line -> (line.startsWith("[") ? "{}" : "") + Latex.escape(line))
            .collect(Collectors.joining("\\\\", "\\shortstack[" + side + "]{", "}"));
  }

  private static String cell(Cell cell, boolean wraps) {
    String lead = wraps ? Latex.breakable(cell.lead()) : Latex.escape(cell.lead());
    return (cell.isBest() ? "\\textbf{" + lead + "}" : lead) + Latex.escape(cell.rest());
  }

  private void notes(List<Layout> panels) {
    List<String> notes = new ArrayList<>(panels.get(0).legend());
    notes.addAll(table.notes());
    if (notes.isEmpty()) {
      return;
    }
    out.append(
        String.format(
            Locale.ROOT,
            "\\par\\smallskip\\parbox{%.0fpt}{\\footnotesize\\raggedright %s}\n",
            panels.get(0).room(),
            notes.stream().map(Latex::breakable).collect(Collectors.joining("\\par "))));
  }
}
