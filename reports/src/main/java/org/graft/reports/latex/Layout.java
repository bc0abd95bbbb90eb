package org.graft.reports.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.ShortNames;
import org.graft.reports.table.Cell;
import org.graft.reports.table.Column;
import org.graft.reports.table.Table;

/**
 * How columns of a table are set, in points. Widths are those of Liberation Sans, which is wider
 * than Computer Modern and Times but for capitals.
 *
 * @param table the columns that stand side by side
 * @param size of the font
 * @param room width of what it is set in
 * @param widths of the columns
 * @param wrapped which columns are wrapped
 * @param headings of the columns, in lines
 * @param legend what is needed to read shortened headings
 */
record Layout(
    Table table,
    Size size,
    double room,
    List<Double> widths,
    List<Boolean> wrapped,
    List<Heading> headings,
    List<String> legend) {
  /** Between two columns. */
  static final double GAP = 8;

  /** A column of a two-column article on A4 paper, 10 pt. */
  private static final double COLUMN = 219;

  /** The text of a one-column article, 10 pt. */
  private static final double TEXT = 334;

  private static final double FIRST = 104;
  private static final double SMALLEST_WRAP = 48;
  private static final double HEADING_WIDTH = 5.6;
  private static final int HEADING_LINES = 4;

  /** Sizes of a font where the text has 10 pt. */
  enum Size {
    /** 9 pt. */
    SMALL("small", 9),
    /** 8 pt. */
    FOOTNOTE("footnotesize", 8);

    final String command;
    final double points;

    Size(String command, double points) {
      this.command = command;
      this.points = points;
    }
  }

  /**
   * A heading.
   *
   * @param lines of it
   * @param side {@code l} or {@code r}
   */
  record Heading(List<String> lines, String side) {}

  /** The widest layout that fits, or several that stand below one another. */
  static List<Layout> of(Table table) {
    for (Size size : Size.values()) {
      Layout natural = fit(table, size, COLUMN, COLUMN);
      if (natural.total() <= COLUMN && natural.comfortable()) {
        return List.of(natural);
      }
    }
    for (Size size : Size.values()) {
      Layout natural = fit(table, size, TEXT, TEXT);
      if (natural.total() <= TEXT) {
        return List.of(natural);
      }
    }
    return panels(table);
  }

  /** The first column before as many others as there is room for, and so on. */
  private static List<Layout> panels(Table table) {
    List<List<Integer>> groups = new ArrayList<>();
    List<Integer> group = new ArrayList<>(List.of(0));
    for (int c = 1; c < table.columns().size(); c++) {
      List<Integer> more = new ArrayList<>(group);
      more.add(c);
      if (group.size() > 1
          && fit(table.panels(List.of(more)).get(0), Size.FOOTNOTE, TEXT, FIRST).total() > TEXT) {
        groups.add(group);
        group = new ArrayList<>(List.of(0, c));
      } else {
        group = more;
      }
    }
    groups.add(group);
    return table.panels(groups).stream()
        .map(panel -> fit(panel, Size.FOOTNOTE, TEXT, FIRST))
        .toList();
  }

  private static Layout fit(Table table, Size size, double room, double firstAtMost) {
    Lettering font = Lettering.sans();
    int n = table.columns().size();
    double[] widths = new double[n];
    for (int c = 0; c < n; c++) {
      int column = c;
      widths[c] =
          1.03
              * font.widest(
                  table.rows().stream().map(r -> r.get(column).text()).toList(), size.points);
    }
    List<String> titles = table.columns().stream().map(Column::title).toList();
    double heading = size.points * HEADING_WIDTH;
    List<String> lengthy =
        titles.stream()
            .filter(t -> font.width(t, size.points) > heading * (HEADING_LINES - 1))
            .toList();
    ShortNames names = ShortNames.of(lengthy, size.points, heading * (HEADING_LINES - 1));
    List<Heading> headings = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      boolean numbers = table.columns().get(c).kind() == Column.Kind.NUMBERS;
      List<String> lines =
          font.wrap(
              lengthy.contains(titles.get(c))
                  ? names.names().get(lengthy.indexOf(titles.get(c)))
                  : titles.get(c),
              size.points,
              Math.max(heading, widths[c]),
              HEADING_LINES);
      headings.add(new Heading(lines, numbers ? "r" : "l"));
      widths[c] = Math.max(widths[c], 1.03 * font.widest(lines, size.points));
    }
    boolean[] wrapped = wrap(table, widths, room, firstAtMost);
    return new Layout(
        table,
        size,
        room,
        IntStream.range(0, n).mapToObj(c -> widths[c]).toList(),
        IntStream.range(0, n).mapToObj(c -> wrapped[c]).toList(),
        headings,
        names.legend());
  }

  /** Narrows columns of words, widest first, until all fit or none can be narrowed further. */
  private static boolean[] wrap(Table table, double[] widths, double room, double firstAtMost) {
    int n = widths.length;
    boolean[] wrapped = new boolean[n];
    if (table.columns().get(0).kind() == Column.Kind.WORDS && widths[0] > firstAtMost) {
      widths[0] = firstAtMost;
      wrapped[0] = true;
    }
    while (IntStream.range(0, n).mapToDouble(c -> widths[c]).sum() + GAP * (n - 1) > room) {
      int widest = -1;
      for (int c = 0; c < n; c++) {
        boolean words = table.columns().get(c).kind() == Column.Kind.WORDS;
        if (words && widths[c] > SMALLEST_WRAP && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest] = Math.max(SMALLEST_WRAP, widths[widest] - 4);
      wrapped[widest] = true;
    }
    return wrapped;
  }

  double total() {
    return widths.stream().mapToDouble(w -> w).sum() + GAP * (widths.size() - 1);
  }

  /** Whether no wrapped column is so narrow that names take many lines. */
  private boolean comfortable() {
    return IntStream.range(0, widths.size())
        .noneMatch(c -> wrapped.get(c) && widths.get(c) < FIRST);
  }

  /** Whether it needs more than one column of a two-column article. */
  boolean wide() {
    return room > COLUMN;
  }

  boolean wraps(int column) {
    return wrapped.get(column);
  }

  int rows() {
    return table.rows().size();
  }

  List<Cell> row(int row) {
    return table.rows().get(row);
  }

  /** Height of a line. */
  double line() {
    return size.points * 1.22;
  }

  /** Height of rules and headings. */
  double headHeight() {
    return 14 + line() * headings.stream().mapToInt(h -> h.lines().size()).max().orElse(1);
  }

  /** Height of a row. */
  double height(int row) {
    double lines = 1;
    for (int c = 0; c < widths.size(); c++) {
      if (wrapped.get(c)) {
        double natural = Lettering.sans().width(row(row).get(c).text(), size.points);
        lines = Math.max(lines, Math.ceil(1.25 * natural / widths.get(c)));
      }
    }
    return lines * line();
  }

  /** The columns as {@code tabular} reads them. */
  String columns() {
    StringBuilder out = new StringBuilder("@{}");
    for (int c = 0; c < widths.size(); c++) {
      out.append(
          wrapped.get(c)
              ? String.format(
                  Locale.ROOT, ">{\\raggedright\\arraybackslash}p{%.0fpt}", widths.get(c))
              : headings.get(c).side());
    }
    return out.append("@{}").toString();
  }
}
