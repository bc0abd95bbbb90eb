package org.graft.reports.page;

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
  /** Whether a column holds numbers. */
  public boolean numbers(int column) {
    return table.columns().get(column).kind() == Column.Kind.NUMBERS;
  }

  /** What a cell is sorted by; empty to sort by its text. */
  public String order(Cell cell) {
    return cell.order().isPresent() ? Double.toString(cell.order().getAsDouble()) : "";
  }

  /** A cell's text, such that no interval is broken over two lines. */
  public String text(Cell cell, int column) {
    return numbers(column)
        ? cell.text().replace(", ", ",\u00a0").replace(" %", "\u00a0%")
        : cell.text();
  }
}
