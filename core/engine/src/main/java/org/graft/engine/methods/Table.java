package org.graft.engine.methods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.stats.Refusal;
import org.graft.stats.groups.Blocks;
import org.jspecify.annotations.Nullable;

/** A matrix: a list of rows, or a mapping from names to columns of one length. */
public final class Table {
  private final double[][] rows;
  private final Optional<List<String>> columns;

  private Table(double[][] rows, Optional<List<String>> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Reads a matrix; missing cells are NaN. */
  public static Table read(@Nullable Object written) {
    Groups lists = Groups.read(written);
    if (!(written instanceof Map<?, ?>)) {
      return new Table(lists.values(), Optional.empty());
    }
    double[][] columns = lists.values();
    double[][] rows = new double[columns.length == 0 ? 0 : columns[0].length][columns.length];
    for (int j = 0; j < columns.length; j++) {
      if (columns[j].length != rows.length) {
        throw new IllegalArgumentException(
            "expected columns of one length, found " + rows.length + " and " + columns[j].length);
      }
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = columns[j][i];
      }
    }
    return new Table(rows, Optional.of(lists.names()));
  }

  /** The rows. */
  public double[][] rows() {
    return rows;
  }

  /** The names of its columns, where it was given by named columns. */
  public Optional<List<String>> columns() {
    return columns;
  }

  /** Its complete rows as blocks; notes which were dropped. */
  public Blocks blocks(Notes notes) {
    Blocks blocks = Blocks.complete(rows);
    notes.add(blocks.dropped().isEmpty() ? "" : blocks.note());
    return blocks;
  }

  /** Its rows as whole-number indices below {@code limit}, {@code width} to a row. */
  public int[][] indices(int width, int limit) {
    int[][] indices = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      boolean fits = width == 0 || rows[i].length == width;
      indices[i] = new int[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        double index = rows[i][j];
        fits &= index >= 0 && index < limit && index == Math.rint(index);
        indices[i][j] = (int) index;
      }
      if (!fits) {
        String many = width == 0 ? "" : width + " ";
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "row " + i + " must be " + many + "whole numbers from 0 to " + (limit - 1));
      }
    }
    return indices;
  }
}
