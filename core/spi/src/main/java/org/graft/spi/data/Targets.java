package org.graft.spi.data;

import java.util.Arrays;
import org.graft.spi.base.Digest;

/**
 * What is true of examples, one row an example: classes, or a row of values. Immutable. {@link
 * Target} says what they mean.
 */
public sealed interface Targets {
  /**
   * One class each.
   *
   * @throws IllegalArgumentException if one is negative
   */
  static Targets of(int[] labels) {
    return Classes.of(labels);
  }

  /**
   * Two classes each, and the shares of the first in [0, 1]; the second has the rest.
   *
   * @throws IllegalArgumentException if their numbers differ or a value lies outside
   */
  static Targets mixed(int[] labels, int[] seconds, float[] shares) {
    return Classes.mixed(labels, seconds, shares);
  }

  /** A row of values each, [n, values]: of labels 1 where an example has it and 0 where not. */
  static Targets of(Tensor values) {
    return new Values(values);
  }

  /** How many. */
  int size();

  /** Those of the rows {@code order[from .. to)}, in that order. */
  Targets select(int[] order, int from, int to);

  /** These and, after them, others of the same kind. */
  Targets then(Targets others);

  /** Adds everything to {@code digest}. */
  void addTo(Digest digest);

  /**
   * These as classes.
   *
   * @throws IllegalArgumentException if they are values
   */
  default Classes classes() {
    throw new IllegalArgumentException("expected a class for each example, found values");
  }

  /**
   * These as values.
   *
   * @throws IllegalArgumentException if they are classes
   */
  default Values values() {
    throw new IllegalArgumentException("expected values for each example, found classes");
  }

  /** A class each, or, where examples were mixed two by two, a second one and the first's share. */
  final class Classes implements Targets {
    private final int[] labels;
    private final int[] seconds;
    private final float[] shares;
    private final boolean mixed;

    private Classes(int[] labels, int[] seconds, float[] shares, boolean mixed) {
      this.labels = labels;
      this.seconds = seconds;
      this.shares = shares;
      this.mixed = mixed;
    }

    private static Classes of(int[] labels) {
      int[] own = checked(labels);
      return new Classes(own, own, new float[0], false);
    }

    private static Classes mixed(int[] labels, int[] seconds, float[] shares) {
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
      return new Classes(checked(labels), checked(seconds), shares.clone(), true);
    }

    @Override
    public Classes classes() {
      return this;
    }

    @Override
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

    @Override
    public Classes select(int[] order, int from, int to) {
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
      return new Classes(firsts, others, theirs, mixed);
    }

    @Override
    public Targets then(Targets others) {
      int[] theirs = others.classes().labels;
      int[] all = Arrays.copyOf(labels, labels.length + theirs.length);
      System.arraycopy(theirs, 0, all, labels.length, theirs.length);
      return of(all);
    }

    @Override
    public void addTo(Digest digest) {
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
      int[] own = labels.clone();
      for (int label : own) {
        if (label < 0) {
          throw new IllegalArgumentException("a label must be 0 or more, found " + label);
        }
      }
      return own;
    }
  }

  /**
   * A row of values each.
   *
   * @param tensor [n, values]
   */
  record Values(Tensor tensor) implements Targets {
    /** Checks the shape. */
    public Values {
      if (tensor.shape().rank() != 2 || tensor.rowLength() == 0) {
        throw new IllegalArgumentException("expected [n, values], found " + tensor.shape());
      }
    }

    @Override
    public Values values() {
      return this;
    }

    @Override
    public int size() {
      return tensor.rows();
    }

    /** How many values a row has. */
    public int width() {
      return tensor.rowLength();
    }

    /** Copies the values of {@code row} into {@code into} from index {@code at}. */
    public void read(int row, float[] into, int at) {
      tensor.row(row, into, at);
    }

    @Override
    public Values select(int[] order, int from, int to) {
      Shape shape = Shape.of(to - from, width());
      return new Values(Tensor.of(shape, tensor.rows(order, from, to)));
    }

    @Override
    public Targets then(Targets others) {
      Values behind = others.values();
      float[] all = Arrays.copyOf(tensor.toArray(), (size() + behind.size()) * width());
      System.arraycopy(behind.tensor.toArray(), 0, all, size() * width(), behind.size() * width());
      return new Values(Tensor.of(Shape.of(size() + behind.size(), width()), all));
    }

    @Override
    public void addTo(Digest digest) {
      tensor.addTo(digest);
    }
  }
}
