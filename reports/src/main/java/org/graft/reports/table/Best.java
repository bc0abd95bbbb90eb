package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.graft.spi.base.Direction;

/** Marks the best of several cells; all of them where they are tied, none where all are. */
final class Best {
  static final String NOTE = "Bold: the best value of its column.";

  private Best() {}

  /** Marks the best cells of one column. */
  static List<List<Cell>> inColumn(List<List<Cell>> rows, int column, Direction direction) {
    List<Cell> marked = among(rows.stream().map(row -> row.get(column)).toList(), direction);
    List<List<Cell>> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Cell> row = new ArrayList<>(rows.get(i));
      row.set(column, marked.get(i));
      all.add(row);
    }
    return all;
  }

  /** Marks the best of {@code cells}. */
  static List<Cell> among(List<Cell> cells, Direction direction) {
    double[] values = cells.stream().map(Cell::order).flatMapToDouble(Best::values).toArray();
    double highest = DoubleStream.of(values).max().orElse(Double.NaN);
    double lowest = DoubleStream.of(values).min().orElse(Double.NaN);
    if (values.length < 2 || highest == lowest) {
      return cells;
    }
    double best = direction == Direction.HIGHER_IS_BETTER ? highest : lowest;
    return cells.stream()
        .map(c -> c.order().isPresent() && c.order().getAsDouble() == best ? c.best() : c)
        .toList();
  }

  /** Whether any cell of a table is marked. */
  static boolean any(List<List<Cell>> rows) {
    return rows.stream().flatMap(List::stream).anyMatch(Cell::isBest);
  }

  private static DoubleStream values(OptionalDouble order) {
    return order.isPresent() ? DoubleStream.of(order.getAsDouble()) : DoubleStream.empty();
  }
}
