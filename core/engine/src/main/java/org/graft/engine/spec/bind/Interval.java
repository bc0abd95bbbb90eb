package org.graft.engine.spec.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.graft.engine.plugin.Decimals;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.Seed;

/**
 * Numbers to choose from between two ends, which belong to them: {@code {uniform: [0, 1]}}, {@code
 * {log-uniform: [1e-4, 0.1]}}, {@code {integers: [1, 10]}} or {@code {log-integers: [10, 1000]}}.
 *
 * @param form which of these
 * @param from the lower end
 * @param to the upper end
 */
public record Interval(String form, double from, double to) {
  private static final Map<String, Boolean> WHOLE =
      Map.of("uniform", false, "log-uniform", false, "integers", true, "log-integers", true);
  private static final String EXPECTED =
      "expected a list of values, {uniform: [0, 1]}, {log-uniform: [0.0001, 0.1]}, {integers: [1,"
          + " 10]} or {log-integers: [10, 1000]}";

  /** Digits of numbers that are drawn. */
  private static final int DIGITS = 4;

  /** The ways to write one. */
  public static List<String> forms() {
    return WHOLE.keySet().stream().sorted().toList();
  }

  /** Reads one; empty, and a problem noted, where {@code node} is none. */
  static Optional<Interval> of(Yaml node, Problems problems) {
    if (!(node instanceof Yaml.Fields fields)
        || fields.onlyKey().filter(WHOLE::containsKey).isEmpty()
        || !(fields.fields().get(fields.onlyKey().get()) instanceof Yaml.Items ends)
        || ends.items().size() != 2
        || !(ends.items().get(0) instanceof Yaml.Text low)
        || !(ends.items().get(1) instanceof Yaml.Text high)) {
      problems.add(node.place(), EXPECTED + ", found " + node.words());
      return Optional.empty();
    }
    String form = fields.onlyKey().get();
    try {
      ValueType type = whole(form) ? new ValueType.Whole(false) : new ValueType.Decimal();
      double from = ((Number) Scalars.value(low, type)).doubleValue();
      double to = ((Number) Scalars.value(high, type)).doubleValue();
      boolean log = form.startsWith("log-");
      if (!(from < to) || Double.isInfinite(to - from) || (log && from <= 0)) {
        throw new IllegalArgumentException(
            form
                + " needs a lower and an upper end"
                + (log ? " above 0" : "")
                + ", found ["
                + low.text()
                + ", "
                + high.text()
                + "]");
      }
      return Optional.of(new Interval(form, from, to));
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static boolean whole(String form) {
    return Boolean.TRUE.equals(WHOLE.get(form));
  }

  /** How many numbers there are; the largest number for no end of them. */
  long count() {
    return whole(form) ? (long) (to - from) + 1 : Long.MAX_VALUE;
  }

  /** Every number; there must be an end of them. */
  List<String> all() {
    return LongStream.rangeClosed((long) from, (long) to).mapToObj(String::valueOf).toList();
  }

  /** One of them. */
  String draw(Seed seed) {
    double share = seed.randomness().nextDouble();
    double value =
        switch (form) {
          case "uniform" -> from + share * (to - from);
          case "log-uniform" -> from * Math.pow(to / from, share);
          case "integers" -> Math.floor(from + share * (to - from + 1));
          default -> Math.rint(from * Math.pow(to / from, share));
        };
    double within = Math.min(to, Math.max(from, value));
    return Decimals.rounded(within, whole(form) ? 17 : DIGITS).toPlainString();
  }
}
