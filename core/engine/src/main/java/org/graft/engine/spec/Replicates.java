package org.graft.engine.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replicates by their numbers, from 0, both ends included: {@code 3}, {@code 0-4}.
 *
 * @param from the first
 * @param to the last
 */
public record Replicates(int from, int to) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,7})\\s*(?:-\\s*(\\d{1,7})\\s*)?");

  /** Checks the order. */
  public Replicates {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "expected the first replicate before the last, found " + from + "-" + to);
    }
  }

  /**
   * Reads {@code 3} or {@code 0-4}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Replicates parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a replicate's number from 0 (3) or a range of them (0-4), found " + text);
    }
    int first = Integer.parseInt(matcher.group(1));
    return new Replicates(
        first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
  }

  boolean has(int replicate) {
    return replicate >= from && replicate <= to;
  }

  @Override
  public String toString() {
    return from == to ? String.valueOf(from) : from + "-" + to;
  }
}
