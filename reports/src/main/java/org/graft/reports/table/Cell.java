package org.graft.reports.table;

import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.PText;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;

/**
 * One cell of a table.
 *
 * @param text as readers see it
 * @param exact all digits, or why there is no number; empty where the text says all
 * @param order what the column is sorted by; empty to sort by text
 * @param strategy whose mark stands before the text; empty for none
 * @param emphasis whether it is the best of those it is compared with
 */
public record Cell(
    String text, String exact, OptionalDouble order, String strategy, Emphasis emphasis) {
  /** How a cell stands out. */
  public enum Emphasis {
    /** Not at all. */
    NONE,
    /** As the best value. */
    BEST
  }

  /** A cell that does not stand out. */
  static Cell of(String text, String exact, OptionalDouble order) {
    return new Cell(text, exact, order, "", Emphasis.NONE);
  }

  /** The same, standing out as the best. */
  Cell best() {
    return new Cell(text, exact, order, strategy, Emphasis.BEST);
  }

  /** What comes before the limits of an interval. */
  public String lead() {
    int limits = text.indexOf(" [");
    return limits < 0 || order.isEmpty() ? text : text.substring(0, limits);
  }

  /** The limits of an interval with the blank before them; empty where there are none. */
  public String rest() {
    return text.substring(lead().length());
  }

  /** Whether it stands out as the best. */
  public boolean isBest() {
    return emphasis == Emphasis.BEST;
  }

  /** Words. */
  public static Cell words(String text) {
    return of(text, "", OptionalDouble.empty());
  }

  /** A strategy's name with its mark. */
  public static Cell strategy(String name) {
    return new Cell(name, "", OptionalDouble.empty(), name, Emphasis.NONE);
  }

  /** A whole number. */
  public static Cell whole(long number) {
    return of(Numerals.whole(number), "", OptionalDouble.of((double) number));
  }

  /** A number with so many decimals. */
  public static Cell number(double value, int decimals) {
    return Double.isNaN(value)
        ? words("\u2013")
        : of(Numerals.atLeast(value, decimals), Numerals.exact(value), OptionalDouble.of(value));
  }

  /** A pair of strategies, with the mark of the first. */
  static Cell pair(String title, String first) {
    return new Cell(title, "", OptionalDouble.empty(), first, Emphasis.NONE);
  }

  /** An estimate without its interval, with so many decimals. */
  public static Cell value(Estimate estimate, int decimals) {
    return estimate.value().isEmpty()
        ? refused(estimate.refusal().orElse(""))
        : of(Numerals.atLeast(estimate.orNaN(), decimals), exact(estimate), estimate.value());
  }

  /** An estimate with its interval, all with so many decimals. */
  public static Cell interval(Estimate estimate, int decimals) {
    if (estimate.value().isEmpty()) {
      return refused(estimate.refusal().orElse(""));
    }
    String limits = estimate.interval().map(i -> " " + Numerals.brackets(i, decimals)).orElse("");
    return of(
        Numerals.atLeast(estimate.orNaN(), decimals) + limits, exact(estimate), estimate.value());
  }

  /** A share with its interval in percent. */
  public static Cell share(Estimate estimate) {
    if (estimate.value().isEmpty()) {
      return refused(estimate.refusal().orElse(""));
    }
    String limits =
        estimate
            .interval()
            .map(i -> " [" + Numerals.percent(i.low()) + ", " + Numerals.percent(i.high()) + "]")
            .orElse("");
    return of(Numerals.percent(estimate.orNaN()) + limits, exact(estimate), estimate.value());
  }

  /** A test's p-value. */
  public static Cell p(Optional<PValue> p, TestResult test) {
    String note = test.note().map(n -> "; " + n).orElse("");
    return p.map(
            v ->
                of(
                    PText.bare(v),
                    PText.exact(v) + " (" + test.test() + note + ")",
                    OptionalDouble.of(v.log10())))
        .orElseGet(() -> refused(test.note().orElse("")));
  }

  /** A dash, and why. */
  public static Cell refused(String reason) {
    return of("\u2013", reason, OptionalDouble.empty());
  }

  private static String exact(Estimate estimate) {
    return Numerals.exact(estimate.orNaN())
        + estimate
            .interval()
            .map(
                i ->
                    " ["
                        + Numerals.exact(i.low())
                        + ", "
                        + Numerals.exact(i.high())
                        + "], "
                        + Wording.confidence(i.confidence())
                        + ", "
                        + i.method())
            .orElse("")
        + estimate.refusal().map(r -> " (" + r + ")").orElse("");
  }
}
