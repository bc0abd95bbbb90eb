package org.graft.datasets.tables;

import java.util.List;

/**
 * A column that is a feature, or, where it is nominal, as many as it has values: one-hot, in their
 * declared order.
 *
 * @param column its index
 * @param values of a nominal column; none of one of numbers
 */
record Feature(int column, List<String> values) {
  Feature {
    values = List.copyOf(values);
  }

  /** A column of numbers. */
  static Feature number(int column) {
    return new Feature(column, List.of());
  }

  /** Whether it is nominal. */
  boolean nominal() {
    return !values.isEmpty();
  }

  /** Inputs that it becomes. */
  int width() {
    return Math.max(1, values.size());
  }
}
