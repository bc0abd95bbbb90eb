package org.graft.reports.table;

import java.util.List;
import java.util.Optional;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;

/** Digits and headings that all cells of a column share. */
final class Digits {
  private Digits() {}

  /** Decimals with which most values have four significant digits. */
  static int ofValues(double... values) {
    return Numerals.decimals(
        java.util.Arrays.stream(values).filter(Double::isFinite).mapToObj(Estimate::of).toList());
  }

  /** A heading with the confidence of the intervals below it: {@code mean [95 % interval]}. */
  static String heading(String title, List<Estimate> estimates) {
    List<Double> levels =
        estimates.stream()
            .map(Estimate::interval)
            .flatMap(Optional::stream)
            .map(Interval::confidence)
            .distinct()
            .toList();
    if (levels.isEmpty()) {
      return title;
    }
    return title
        + (levels.size() == 1
            ? " [" + Wording.confidence(levels.get(0)) + " interval]"
            : " [interval]");
  }
}
