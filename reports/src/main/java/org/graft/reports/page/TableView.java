package org.graft.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.table.Cell;
import org.graft.reports.table.Column;
import org.graft.reports.table.Table;

/**
 * A table in the page.
 *
 * @param table what it holds
 * @param chips the marks of strategies
 */
public record TableView(Table table, Chips chips) {
  private static final int ON_PAPER = 10;
  private static final int OTHERS = 7;

  /**
   * The columns in groups that fit on paper, each after the first column; empty where the table
   * does as it is.
   */
  public List<TableView> pages() {
    int n = table.columns().size();
    if (n <= ON_PAPER) {
      return List.of();
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (int from = 1; from < n; from += OTHERS) {
      List<Integer> group = new ArrayList<>(List.of(0));
      for (int c = from; c < Math.min(n, from + OTHERS); c++) {
        group.add(c);
      }
      groups.add(group);
    }
    return table.panels(groups).stream().map(t -> new TableView(t, chips)).toList();
  }

  /** Whether a column holds numbers. */
  public boolean numbers(int column) {
    return table.columns().get(column).kind() == Column.Kind.NUMBERS;
  }

  /** What a cell is sorted by; empty to sort by its text. */
  public String order(Cell cell) {
    return cell.order().isPresent() ? Double.toString(cell.order().getAsDouble()) : "";
  }

  /** A part of a cell's text, such that no interval is broken over two lines. */
  public String text(String part, int column) {
    return numbers(column) ? part.replace(", ", ",\u00a0").replace(" %", "\u00a0%") : part;
  }
}
