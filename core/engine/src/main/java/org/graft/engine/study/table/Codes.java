package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A grouping of rows.
 *
 * @param of number of the group of each row, from 0, as groups first occur
 * @param names of the groups
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within the package, never compared
record Codes(int[] of, List<String> names) {
  /** By text. */
  static Codes of(List<String> cells) {
    return of(cells.size(), cells::get, key -> key);
  }

  /** All rows in one group. */
  static Codes one(int rows, String name) {
    return new Codes(new int[rows], List.of(name));
  }

  private interface Naming<K> {
    String of(K key);
  }

  private static <K> Codes of(int rows, IntFunction<K> key, Naming<K> naming) {
    Map<K, Integer> known = new HashMap<>();
    List<String> names = new ArrayList<>();
    int[] of = new int[rows];
    for (int row = 0; row < rows; row++) {
      K own = key.apply(row);
      Integer number = known.get(own);
      if (number == null) {
        number = names.size();
        known.put(own, number);
        names.add(naming.of(own));
      }
      of[row] = number;
    }
    return new Codes(of, names);
  }

  /** How many groups there are. */
  int size() {
    return names.size();
  }

  /** Rows that are together in both. */
  Codes with(Codes other, String joint) {
    long width = other.size();
    return of(
        of.length,
        row -> of[row] * width + other.of[row],
        key -> names.get((int) (key / width)) + joint + other.names.get((int) (key % width)));
  }

  /** Whether rows that are together here are together there. */
  boolean determines(Codes other) {
    int[] first = new int[size()];
    Arrays.fill(first, -1);
    for (int row = 0; row < of.length; row++) {
      if (first[of[row]] < 0) {
        first[of[row]] = other.of[row];
      } else if (first[of[row]] != other.of[row]) {
        return false;
      }
    }
    return true;
  }

  /** Rows by group. */
  int[] counts() {
    int[] counts = new int[size()];
    for (int group : of) {
      counts[group]++;
    }
    return counts;
  }
}
