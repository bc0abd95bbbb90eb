package org.graft.spi.data;

import java.util.Arrays;
import org.graft.spi.base.Digest;

/**
 * What examples are to be told as: a label each, or, where examples were mixed two by two, a second
 * one and the share of the first. Immutable.
 */
public final class Targets {
  private final int[] labels;
  private final int[] seconds;
  private final float[] shares;
  private final boolean mixed;

  private Targets(int[] labels, int[] seconds, float[] shares, boolean mixed) {
    this.labels = labels;
    this.seconds = seconds;
    this.shares = shares;
    this.mixed = mixed;
  }

  /**
   * One label each.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public static Targets of(int[] labels) {
    int[] own = checked(labels);
    return new Targets(own, own, new float[0], false);
  }

  /**
   * Two labels each, and the shares of the first in [0, 1]; the second has the rest.
   *
   * @throws IllegalArgumentException if their numbers differ or a value lies outside
   */
  public static Targets mixed(int[] labels, int[] seconds, float[] shares) {
    if (seconds.length != labels.length || shares.length != labels.length) {
      throw new IllegalArgumentException(
          "%d labels need as many second ones and shares, found %d and %d"
              .formatted(labels.length, seconds.length, shares.length));
    }
    for (float share : shares) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share must lie in [0, 1], found " + share);
      }
    }
    return new Targets(checked(labels), checked(seconds), shares.clone(), true);
  }

  /** How many. */
  public int size() {
    return labels.length;
  }

  /** Whether there are second labels. */
  public boolean mixed() {
    return mixed;
  }

  /** The (first) label of {@code row}: the one that an answer is compared with. */
  public int label(int row) {
    return labels[row];
  }

  /** The second label of {@code row}; where there is none, the first. */
  public int second(int row) {
    return seconds[row];
  }

  /** The weight of the first label of {@code row}; 1 where there is no second. */
  public float share(int row) {
    return mixed ? shares[row] : 1;
  }

  /** A copy of the first labels, [n]. */
  public int[] labels() {
    return labels.clone();
  }

  /** Those of the rows {@code order[from .. to)}, in that order. */
  public Targets select(int[] order, int from, int to) {
    int[] firsts = new int[to - from];
    int[] others = mixed ? new int[to - from] : firsts;
    float[] theirs = new float[mixed ? to - from : 0];
    for (int i = from; i < to; i++) {
      firsts[i - from] = labels[order[i]];
      if (mixed) {
        others[i - from] = seconds[order[i]];
        theirs[i - from] = shares[order[i]];
      }
    }
    return new Targets(firsts, others, theirs, mixed);
  }

  /** Adds everything to {@code digest}. */
  void addTo(Digest digest) {
    for (int label : labels) {
      digest.add(label);
    }
    if (mixed) {
      for (int second : seconds) {
        digest.add(second);
      }
      digest.add(shares, 0, shares.length);
    }
  }

  private static int[] checked(int[] labels) {
    int[] own = Arrays.copyOf(labels, labels.length);
    for (int label : own) {
      if (label < 0) {
        throw new IllegalArgumentException("a label must be 0 or more, found " + label);
      }
    }
    return own;
  }
}
