package org.graft.engine.data;

import java.util.Arrays;

/** Extremes, means and deviations of groups of features over some rows, in float64, two passes. */
final class Moments {
  private final Pool pool;
  private final int[] rows;
  private final int features;
  private final int perGroup;
  private final float[] smallest;
  private final float[] largest;
  private final double[] means;

  /**
   * Passes once over the rows.
   *
   * @param perGroup how many features that follow one another are one group
   * @throws IllegalArgumentException if an input is not finite
   */
  Moments(Pool pool, int[] rows, int perGroup) {
    this.pool = pool;
    this.rows = rows;
    this.features = Math.toIntExact(pool.inputShape().elements());
    this.perGroup = perGroup;
    this.smallest = new float[features / perGroup];
    this.largest = new float[smallest.length];
    this.means = new double[smallest.length];
    Arrays.fill(smallest, Float.POSITIVE_INFINITY);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    float[] input = new float[features];
    for (int row : rows) {
      pool.read(row, input, 0);
      for (int group = 0; group < means.length; group++) {
        add(input, group);
      }
    }
    Arrays.setAll(means, group -> means[group] / ((double) rows.length * perGroup));
  }

  private void add(float[] input, int group) {
    double sum = 0;
    for (int i = group * perGroup; i < (group + 1) * perGroup; i++) {
      float value = input[i];
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "scale: a training value is " + value + ", which cannot be scaled");
      }
      smallest[group] = Math.min(smallest[group], value);
      largest[group] = Math.max(largest[group], value);
      sum += value;
    }
    means[group] += sum;
  }

  /** Number of groups. */
  int groups() {
    return means.length;
  }

  /** Features in a group. */
  int perGroup() {
    return perGroup;
  }

  /** The smallest value of a group. */
  float smallest(int group) {
    return smallest[group];
  }

  /** The largest value of a group. */
  float largest(int group) {
    return largest[group];
  }

  /** A copy of the means. */
  double[] means() {
    return means.clone();
  }

  /** Standard deviations of the population; passes once more over the rows. */
  double[] deviations() {
    double[] squares = new double[means.length];
    float[] input = new float[features];
    for (int row : rows) {
      pool.read(row, input, 0);
      for (int group = 0; group < means.length; group++) {
        double sum = 0;
        for (int i = group * perGroup; i < (group + 1) * perGroup; i++) {
          double off = input[i] - means[group];
          sum += off * off;
        }
        squares[group] += sum;
      }
    }
    Arrays.setAll(squares, group -> Math.sqrt(squares[group] / ((double) rows.length * perGroup)));
    return squares;
  }
}
