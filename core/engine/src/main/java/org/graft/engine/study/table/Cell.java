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
      Set.of(
          "failed",
          "fail",
          "failure",
          "error",
          "crashed",
          "crash",
          "broken",
          "diverged",
          "oom",
          "timeout",
          "killed",
          "aborted",
          "cancelled",
          "preempted");

  /** A score that the table lacks. */
  static Cell absent() {
    return new Cell(Double.NaN, false, "", 0);
  }

  /** Reads a cell; empty if it is no number and no word for a missing one. */
  static Optional<Cell> read(String text, char separator, long line) {
    double value = number(text, separator);
    if (!Double.isNaN(value)) {
      return Optional.of(new Cell(value, false, text, line));
    }
    String word = text.strip().toLowerCase(Locale.ROOT);
    return MISSING.contains(word) || BROKEN.contains(word)
        ? Optional.of(new Cell(Double.NaN, BROKEN.contains(word), text.strip(), line))
        : Optional.empty();
  }

  /**
   * The number that a cell holds, NaN where it holds none; a comma is decimal beside semicolons.
   */
  static double number(String text, char separator) {
    String word = text.strip();
    if (word.isEmpty()) {
      return Double.NaN;
    }
    char last = word.charAt(word.length() - 1);
    if (last != '.' && (last < '0' || last > '9')) {
      return infinite(word.toLowerCase(Locale.ROOT));
    }
    String number = separator == ';' && !word.contains(".") ? word.replace(',', '.') : word;
    for (int i = 0; i < number.length(); i++) {
      if ("0123456789.+-eE".indexOf(number.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double infinite(String word) {
    return switch (word) {
      case "inf", "+inf", "infinity", "+infinity", "\u221e", "+\u221e" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity", "-\u221e" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** Whether there is a score. */
  boolean present() {
    return !Double.isNaN(value);
  }
}
