package org.graft.engine.methods;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.shape.Samples;
import org.jspecify.annotations.Nullable;

/** A vector: a list of numbers, or one number alone. Missing values are NaN. */
public final class Numbers {
  private final double[] values;

  private Numbers(double[] values) {
    this.values = values;
  }

  /** Reads numbers, null or {@code NaN} where one is missing, {@code Infinity} and its negative. */
  public static Numbers read(@Nullable Object written) {
    if (written instanceof List<?> list) {
      return new Numbers(
          IntStream.range(0, list.size()).mapToDouble(i -> at(list.get(i), i)).toArray());
    }
    return new Numbers(new double[] {number(written)});
  }

  private static double at(@Nullable Object value, int index) {
    try {
      return number(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("at index " + index + ": " + e.getMessage(), e);
    }
  }

  /** One number; NaN where it is missing. */
  static double number(@Nullable Object value) {
    if (value == null) {
      return Double.NaN;
    }
    return switch (value.toString().toLowerCase(Locale.ROOT)) {
      case "nan", "na", "" -> Double.NaN;
      case "infinity", "inf" -> Double.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> finite(value);
    };
  }

  private static double finite(Object value) {
    String text = value.toString();
    if (value instanceof String
        && text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?|[0-9]+\\.")) {
      return Double.parseDouble(text);
    }
    String found = value instanceof List ? "a list" : value instanceof String ? text : "a mapping";
    throw new IllegalArgumentException("expected a number, found " + found);
  }

  /** The values, NaN where one is missing. */
  public double[] values() {
    return values.clone();
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The values that are not missing; says how many of {@code name} were dropped. */
  public double[] known(String name, Notes notes) {
    double[] known = Samples.withoutMissing(values);
    int lost = values.length - known.length;
    notes.add(
        lost == 0
            ? ""
            : lost + " of " + values.length + " values of " + name + " dropped (missing)");
    return known;
  }

  /** The values as whole numbers from 0 to a thousand million. */
  public int[] wholes(String name) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1e9 && value == Math.rint(value))) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "'" + name + "' must be whole numbers from 0 to 1e9, found " + value);
      }
    }
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }
}
