package org.graft.engine.data;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.base.NearMiss;

/**
 * How many rows of each class: a number ({@code 10}); as many as the smallest class has ({@code
 * smallest}); a number for each class ({@code {cat: 100, dog: 10}}); or falling from the first
 * class to the last by equal ratios ({@code {largest: 500, ratio: 100}}), the long-tailed sets of
 * Cui et al. (arXiv:1901.05555) and Cao et al. (arXiv:1906.07413).
 *
 * @param number 1 or more of each; 0 for the smallest class's, or where counts differ
 * @param byClass numbers by class; empty where they are not given so
 * @param ratio the first class's rows over the last class's, of which the first has {@code number};
 *     0 where they do not fall
 */
public record PerClass(int number, Map<String, Integer> byClass, double ratio) {
  private static final String SMALLEST = "smallest";
  private static final String LARGEST = "largest";
  private static final String RATIO = "ratio";
  private static final String EXPECTED =
      "expected a number of rows (10), `smallest`, a number for each class ({cat: 100, dog: 10}) or"
          + " {largest: 500, ratio: 100}, found ";

  /** Checks the ranges. */
  public PerClass {
    byClass = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
    boolean falls = ratio != 0;
    if (number < 0 || byClass.values().stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException("expected 1 row or more of each class, found " + number);
    }
    if (falls && !(ratio >= 1 && ratio <= 1e6 && number > 0)) {
      throw new IllegalArgumentException("ratio must lie in 1 to 1,000,000, found " + ratio);
    }
  }

  /** The same number of each. */
  public PerClass(int number) {
    this(number, Map.of(), 0);
  }

  /**
   * Reads a number, {@code smallest}, or a mapping.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static PerClass read(Object written) {
    if (written instanceof Map<?, ?> map) {
      Map<String, String> given = new LinkedHashMap<>();
      map.forEach((key, value) -> given.put(String.valueOf(key), String.valueOf(value)));
      return of(given);
    }
    String text = String.valueOf(written).strip();
    if (text.startsWith("{")) {
      try {
        Map<String, String> given = new LinkedHashMap<>();
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        json.asMap().forEach((key, value) -> given.put(key, value.getAsString()));
        return of(given);
      } catch (JsonSyntaxException | IllegalStateException e) {
        throw new IllegalArgumentException(EXPECTED + text, e);
      }
    }
    return text.equals(SMALLEST) ? new PerClass(0) : new PerClass(whole(text));
  }

  private static PerClass of(Map<String, String> given) {
    if (given.keySet().equals(java.util.Set.of(LARGEST, RATIO))) {
      try {
        double ratio = Double.parseDouble(given.getOrDefault(RATIO, ""));
        return new PerClass(whole(given.getOrDefault(LARGEST, "")), Map.of(), ratio);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(EXPECTED + given, e);
      }
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    given.forEach((name, number) -> counts.put(name, whole(number)));
    if (counts.isEmpty()) {
      throw new IllegalArgumentException(EXPECTED + "an empty mapping");
    }
    return new PerClass(0, counts, 0);
  }

  private static int whole(String text) {
    if (!text.strip().matches("0*[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(EXPECTED + text);
    }
    return Integer.parseInt(text.strip());
  }

  /**
   * The rows wanted of each class.
   *
   * @param classes names, in their order
   * @param there how many rows each class has
   * @throws IllegalArgumentException if a class has not so many, or has no number
   */
  int[] of(List<String> classes, int[] there) {
    int smallest = Integer.MAX_VALUE;
    for (int n : there) {
      smallest = Math.min(smallest, n);
    }
    int[] wanted = new int[there.length];
    List<String> unnamed = new ArrayList<>();
    for (int c = 0; c < wanted.length; c++) {
      if (!byClass.isEmpty()) {
        Integer own = byClass.get(classes.get(c));
        wanted[c] = own == null ? 0 : own;
        if (own == null) {
          unnamed.add(classes.get(c));
        }
      } else if (ratio != 0) {
        double place = wanted.length == 1 ? 0 : c / (wanted.length - 1.0);
        wanted[c] = (int) Math.max(1, Math.floor(number * Math.pow(1 / ratio, place) + 1e-9));
      } else {
        wanted[c] = number == 0 ? smallest : number;
      }
    }
    for (String name : byClass.keySet()) {
      if (!classes.contains(name)) {
        throw new IllegalArgumentException(
            "per-class: " + NearMiss.message("class", name, classes));
      }
    }
    if (!unnamed.isEmpty()) {
      throw new IllegalArgumentException(
          "per-class: gives no number for "
              + unnamed
              + "; give one, or leave them out with classes");
    }
    for (int c = 0; c < wanted.length; c++) {
      if (wanted[c] > there[c]) {
        throw new IllegalArgumentException(
            "per-class: %d rows of %s are asked for, class '%s' has %d"
                .formatted(
                    wanted[c],
                    byClass.isEmpty() && ratio == 0 ? "each class" : "it",
                    classes.get(c),
                    there[c]));
      }
    }
    return wanted;
  }

  /** As {@link #read} takes it. */
  @Override
  public String toString() {
    if (!byClass.isEmpty()) {
      JsonObject json = new JsonObject();
      byClass.forEach(json::addProperty);
      return json.toString();
    }
    if (ratio != 0) {
      return "{\"largest\":" + number + ",\"ratio\":" + ratio + "}";
    }
    return number == 0 ? SMALLEST : String.valueOf(number);
  }
}
