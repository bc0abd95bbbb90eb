package org.graft.engine.study.table;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A score as a table has it.
 *
 * @param value the score; NaN where there is none
 * @param broken whether the cell says that the run failed
 * @param text as it stands
 * @param line its line in the file; 0 where the table has no such cell
 */
record Cell(double value, boolean broken, String text, long line) {
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "nan", "null", "none", "-", "--", "?", ".", "missing");
  private static final Set<String> BROKEN =
      Set.of("failed", "fail", "error", "crashed", "broken", "diverged", "oom", "timeout");

  /** A score that the table lacks. */
  static Cell absent() {
    return new Cell(Double.NaN, false, "", 0);
  }

  /** Reads a cell; empty if it is no number and no word for a missing one. */
  static Optional<Cell> read(String text, char separator, long line) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (MISSING.contains(word) || BROKEN.contains(word)) {
      return Optional.of(new Cell(Double.NaN, BROKEN.contains(word), text.strip(), line));
    }
    String plain = word.replaceFirst("^(\\+|-|)(inf|infinity|\u221e)$", "$1Infinity");
    String number = separator == ';' && !plain.contains(".") ? plain.replace(',', '.') : plain;
    boolean digits =
        number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?") || number.endsWith("Infinity");
    return digits
        ? Optional.of(new Cell(Double.parseDouble(number), false, text, line))
        : Optional.empty();
  }

  /** Whether there is a score. */
  boolean present() {
    return !Double.isNaN(value);
  }
}
