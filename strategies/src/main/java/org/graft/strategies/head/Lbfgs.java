package org.graft.strategies.head;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.graft.strategies.matrix.Rows;

/**
 * The minimum of a smooth convex function by limited-memory BFGS with thirty pairs (Liu and Nocedal
 * 1989, doi:10.1007/BF01589116) and halved steps until the function has fallen enough.
 */
final class Lbfgs {
  private static final int PAIRS = 30;
  private static final int STEPS = 2000;
  private static final double FLAT = 1e-10;
  private static final double ENOUGH = 1e-4;

  /** A function with its gradient. */
  @FunctionalInterface
  interface Function {
    /** The value; fills the gradient. */
    double at(double[] place, double[] gradient);

    /** About the inverse Hessian times a vector, a new array; of unknown scale. */
    default double[] inverse(double[] vector) {
      return vector.clone();
    }

    /** How long the first step is, when none tells the scale yet. */
    default double first(double slope) {
      return Math.min(1, 1 / Math.sqrt(-slope));
    }
  }

  /**
   * What a step has told of the curvature.
   *
   * @param change of the gradient
   * @param product of step and change
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of numbers, never compared
  record Pair(double[] step, double[] change, double product) {
    /** A pair; of no use where its product is not above 0. */
    static Pair of(double[] step, double[] change) {
      return new Pair(step, change, Rows.dot(step, change));
    }
  }

  private Lbfgs() {}

  /** Where it is least, from {@code start} on, to about 1e-10 of its value. */
  static double[] minimum(Function function, double[] start) {
    return minimum(function, start, new ArrayDeque<>());
  }

  /**
   * Likewise from what was learnt of the curvature before.
   *
   * @param pairs the latest first; takes what is learnt here
   */
  static double[] minimum(Function function, double[] start, Deque<Pair> pairs) {
    double[] place = start.clone();
    double[] gradient = new double[place.length];
    double value = function.at(place, gradient);
    int flat = 0;
    for (int step = 0; step < STEPS && flat < 3; step++) {
      double[] direction = direction(gradient, pairs, function);
      double slope = Rows.dot(direction, gradient);
      if (slope >= 0) {
        break;
      }
      double length = pairs.isEmpty() ? function.first(slope) : 1;
      double[] next = new double[place.length];
      double[] nextGradient = new double[place.length];
      double nextValue = Double.POSITIVE_INFINITY;
      for (int half = 0; half < 50; half++) {
        for (int i = 0; i < next.length; i++) {
          next[i] = place[i] + length * direction[i];
        }
        nextValue = function.at(next, nextGradient);
        if (nextValue <= value + ENOUGH * length * slope) {
          break;
        }
        length /= 2;
      }
      if (!(nextValue < value)) {
        break;
      }
      remember(pairs, place, next, gradient, nextGradient);
      flat = value - nextValue <= FLAT * Math.max(1e-12, Math.abs(nextValue)) ? flat + 1 : 0;
      place = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return place;
  }

  private static void remember(
      Deque<Pair> pairs, double[] place, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = minus(next, place);
    double[] change = minus(nextGradient, gradient);
    Pair pair = Pair.of(step, change);
    if (pair.product() > 1e-12 * Rows.dot(change, change)) {
      pairs.addFirst(pair);
      if (pairs.size() > PAIRS) {
        pairs.removeLast();
      }
    }
  }

  /** Minus the approximate inverse Hessian times the gradient, by the two-loop recursion. */
  private static double[] direction(double[] gradient, Deque<Pair> pairs, Function function) {
    double[] q = gradient.clone();
    double[] factors = new double[pairs.size()];
    int k = 0;
    for (Pair pair : pairs) {
      factors[k] = Rows.dot(pair.step(), q) / pair.product();
      add(q, pair.change(), -factors[k++]);
    }
    q = function.inverse(q);
    if (!pairs.isEmpty()) {
      Pair last = pairs.peekFirst();
      double scale = last.product() / Rows.dot(last.change(), function.inverse(last.change()));
      for (int i = 0; i < q.length; i++) {
        q[i] *= scale;
      }
    }
    for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      add(q, pair.step(), factors[--k] - Rows.dot(pair.change(), q) / pair.product());
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, b, -1);
    return difference;
  }

  private static void add(double[] into, double[] other, double factor) {
    for (int i = 0; i < into.length; i++) {
      into[i] += factor * other[i];
    }
  }
}
