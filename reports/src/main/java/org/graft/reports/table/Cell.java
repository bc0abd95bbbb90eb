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
 */
public record Cell(String text, String exact, OptionalDouble order, String strategy) {
  /** Words. */
  public static Cell words(String text) {
    return new Cell(text, "", OptionalDouble.empty(), "");
  }

  /** A strategy's name with its mark. */
  public static Cell strategy(String name) {
    return new Cell(name, "", OptionalDouble.empty(), name);
  }

  /** A whole number. */
  public static Cell whole(long number) {
    return new Cell(Numerals.whole(number), "", OptionalDouble.of((double) number), "");
  }

  /** A number with so many decimals. */
  public static Cell number(double value, int decimals) {
    return Double.isNaN(value)
        ? words("\u2013")
        : new Cell(
            Numerals.atLeast(value, decimals), Numerals.exact(value), OptionalDouble.of(value), "");
  }

  /** An estimate without its interval. */
  public static Cell value(Estimate estimate, int decimals) {
    return estimate.value().isEmpty()
        ? refused(estimate.refusal().orElse(""))
        : new Cell(Numerals.value(estimate, decimals), exact(estimate), estimate.value(), "");
  }

  /** An estimate with its interval. */
  public static Cell interval(Estimate estimate, int decimals) {
    return estimate.value().isEmpty()
        ? refused(estimate.refusal().orElse(""))
        : new Cell(
            Numerals.withInterval(estimate, decimals), exact(estimate), estimate.value(), "");
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
    return new Cell(
        Numerals.percent(estimate.orNaN()) + limits, exact(estimate), estimate.value(), "");
  }

  /** A test's p-value. */
  public static Cell p(Optional<PValue> p, TestResult test) {
    String note = test.note().map(n -> "; " + n).orElse("");
    return p.map(
            v ->
                new Cell(
                    PText.bare(v),
                    PText.exact(v) + " (" + test.test() + note + ")",
                    OptionalDouble.of(v.log10()),
                    ""))
        .orElseGet(() -> refused(test.note().orElse("")));
  }

  /** A dash, and why. */
  public static Cell refused(String reason) {
    return new Cell("\u2013", reason, OptionalDouble.empty(), "");
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
