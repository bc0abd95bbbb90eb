package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of a table, filled row by row; equal cells are held once where there are not many. */
final class Column {
  private static final int POOL = 1 << 16;

  private final String name;
  private final char separator;
  private final List<String> cells = new ArrayList<>();
  private final Map<String, String> pool = new HashMap<>();
  private @Nullable Contents contents;
  private @Nullable Codes codes;

  Column(String name, char separator) {
    this.name = name;
    this.separator = separator;
  }

  /**
   * What its cells are.
   *
   * @param numbers how many are numbers
   * @param words how many are neither numbers nor words for a missing score
   * @param empty how many say nothing or that the run broke
   * @param whole whether all numbers are whole
   * @param numerals its numbers, sorted
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on within the package, never compared
  record Contents(int numbers, int words, int empty, boolean whole, double[] numerals) {
    /** The middle number; NaN without numbers. */
    double median() {
      return numerals.length == 0 ? Double.NaN : numerals[numerals.length / 2];
    }

    double low() {
      return numerals.length == 0 ? Double.NaN : numerals[0];
    }

    double high() {
      return numerals.length == 0 ? Double.NaN : numerals[numerals.length - 1];
    }
  }

  /** Adds the cell of the next row. */
  void add(String cell) {
    String known = pool.size() < POOL ? pool.putIfAbsent(cell, cell) : pool.get(cell);
    cells.add(known == null ? cell : known);
  }

  String name() {
    return name;
  }

  String at(int row) {
    return cells.get(row);
  }

  int rows() {
    return cells.size();
  }

  /** The cell as a score; empty if it is no number and no word for a missing one. */
  Optional<Cell> score(int row, long line) {
    return Cell.read(cells.get(row), separator, line);
  }

  /** Its name without case, hyphens, and words for a number: {@code Subject_ID} is a subject. */
  String plain() {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[_\\-.]+", " ").strip();
    return words.replaceFirst("(.) (id|ids|no|nr|number|index|idx|name|code)$", "$1");
  }

  Contents contents() {
    Contents known = contents;
    if (known == null) {
      known = counted();
      contents = known;
    }
    return known;
  }

  private Contents counted() {
    double[] numerals = new double[cells.size()];
    int numbers = 0;
    int words = 0;
    boolean whole = true;
    for (String text : cells) {
      double value = Cell.number(text, separator);
      if (!Double.isNaN(value)) {
        numerals[numbers++] = value;
        whole &= value == Math.rint(value) && !Double.isInfinite(value);
      } else if (Cell.read(text, separator, 0).isEmpty()) {
        words++;
      }
    }
    double[] sorted = Arrays.copyOf(numerals, numbers);
    Arrays.sort(sorted);
    return new Contents(
        numbers, words, cells.size() - numbers - words, whole && numbers > 0, sorted);
  }

  /** Its values, numbered as they first occur. */
  Codes codes() {
    Codes known = codes;
    if (known == null) {
      known = Codes.of(cells);
      codes = known;
    }
    return known;
  }
}
