package org.graft.stats.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, read from plain JSON values: numbers, {@code null} for missing, and
 * the strings {@code NaN}, {@code Infinity} and {@code -Infinity}.
 */
public final class Arguments {
  private final Map<String, ?> values;
  private final List<String> expected;

  /** Wraps a parsed JSON object. */
  public Arguments(Map<String, ?> values) {
    this(values, List.of());
  }

  /** Wraps a parsed JSON object for a method with inputs of the {@code expected} names. */
  Arguments(Map<String, ?> values, List<String> expected) {
    this.values = values;
    this.expected = List.copyOf(expected);
  }

  /** Whether {@code name} is given and not null. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** A vector; missing cells are NaN. */
  public double[] vector(String name) {
    return toVector(required(name), name);
  }

  /** A matrix by rows; an object of named columns of one length counts as well. */
  public double[][] matrix(String name) {
    if (!(values.get(name) instanceof Map<?, ?>)) {
      return vectors(name);
    }
    double[][] columns = vectors(name);
    int rows = columns.length == 0 ? 0 : columns[0].length;
    double[][] matrix = new double[rows][columns.length];
    for (int j = 0; j < columns.length; j++) {
      if (columns[j].length != rows) {
        throw wrong(name, "columns of one length", columns[j].length + " cells beside " + rows);
      }
      for (int i = 0; i < rows; i++) {
        matrix[i][j] = columns[j][i];
      }
    }
    return matrix;
  }

  /** Vectors of any lengths: a list of lists, or an object of named lists. */
  public double[][] vectors(String name) {
    if (values.get(name) instanceof Map<?, ?> named) {
      return named.entrySet().stream()
          .map(entry -> toVector(entry.getValue(), name + "." + entry.getKey()))
          .toArray(double[][]::new);
    }
    if (!(required(name) instanceof List<?> rows)) {
      throw wrong(name, "a list of lists of numbers", values.get(name));
    }
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = toVector(rows.get(i), name + "[" + i + "]");
    }
    return matrix;
  }

  /** A required number. */
  public double number(String name) {
    Object given = required(name);
    double number = toNumber(given, name);
    if (Double.isNaN(number)) {
      throw wrong(name, "a number", given);
    }
    return number;
  }

  /** Refuses {@code name} where it is given and no probability strictly between 0 and 1. */
  void checkInside(String name) {
    if (has(name) && !(number(name) > 0 && number(name) < 1)) {
      throw wrong(name, "inside (0, 1), such as 0.95 or 0.05", values.get(name));
    }
  }

  /** A number, or {@code standard} when absent. */
  public double number(String name, double standard) {
    return has(name) ? number(name) : standard;
  }

  /** A whole number, or {@code standard} when absent. */
  public int integer(String name, int standard) {
    double value = number(name, standard);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw wrong(name, "a whole number", value);
    }
    return (int) value;
  }

  /** A text, or {@code standard} when absent. */
  public String text(String name, String standard) {
    Object value = values.get(name);
    return value == null ? standard : value.toString();
  }

  /** Independent groups: {@code groups}, or {@code x} and {@code y}. */
  public double[][] groups() {
    return has("groups") || !has("x")
        ? vectors("groups")
        : new double[][] {vector("x"), vector("y")};
  }

  /**
   * A list of texts, the names of a matrix's columns, or the numbers 0, 1, ..., {@code count} - 1
   * as texts when absent.
   */
  public List<String> labels(String name, int count) {
    if (!has(name) && values.get("matrix") instanceof Map<?, ?> named && named.size() == count) {
      return named.keySet().stream().map(String::valueOf).toList();
    }
    if (!has(name)) {
      return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
    if (required(name) instanceof List<?> list && list.size() == count) {
      return list.stream().map(String::valueOf).toList();
    }
    throw wrong(name, "a list of " + count + " texts", values.get(name));
  }

  /** A truth value, or {@code standard} when absent. */
  public boolean flag(String name, boolean standard) {
    Object value = values.get(name);
    if (value == null) {
      return standard;
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrong(name, "true or false", value);
  }

  /** An object of arguments of its own; empty when absent. */
  public Arguments section(String name) {
    Object value = values.get(name);
    if (value == null) {
      return new Arguments(Map.of());
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(name, "an object", value);
    }
    Map<String, Object> section = new LinkedHashMap<>();
    map.forEach((key, inner) -> section.put(String.valueOf(key), inner));
    return new Arguments(section);
  }

  /** A vector, where a single number counts as a vector of one. */
  public double[] vectorOrNumber(String name) {
    return values.get(name) instanceof List<?> ? vector(name) : new double[] {number(name)};
  }

  /**
   * Whole numbers of a vector, or of a number as a vector of one, each from 0 to a thousand
   * million.
   */
  public int[] wholes(String name) {
    return Arrays.stream(vectorOrNumber(name)).mapToInt(value -> whole(name, value)).toArray();
  }

  private static int whole(String name, double value) {
    if (!(value >= 0 && value <= 1e9 && value == Math.rint(value))) {
      throw wrong(name, "whole numbers from 0 to 1e9", value);
    }
    return (int) value;
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "missing input '"
              + name
              + "'"
              + (expected.isEmpty() ? "" : "; inputs are: " + String.join(", ", expected))
              + "; given are: "
              + (values.isEmpty() ? "none" : String.join(", ", values.keySet())));
    }
    return value;
  }

  private static double[] toVector(@Nullable Object value, String name) {
    if (!(value instanceof List<?> list)) {
      throw wrong(name, "a list of numbers", value);
    }
    double[] vector = new double[list.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = toNumber(list.get(i), name + "[" + i + "]");
    }
    return vector;
  }

  private static double toNumber(@Nullable Object value, String name) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return switch (value.toString().toLowerCase(Locale.ROOT)) {
      case "nan", "na", "" -> Double.NaN;
      case "infinity", "inf" -> Double.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> throw wrong(name, "a number", value);
    };
  }

  private static Refusal wrong(String name, String expected, @Nullable Object found) {
    return new Refusal(
        Refusal.Reason.BAD_ARGUMENT,
        "input '" + name + "' must be " + expected + ", found " + found);
  }
}
