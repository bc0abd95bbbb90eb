package org.graft.strategies.head;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.graft.strategies.matrix.Rows;

/**
 * Penalised multinomial logistic regression; each fit starts where the last ended. Numbers lie as
 * [classes][d + 1], the bias last, of rows less their mean, which changes the free biases alone.
 * Not thread-safe.
 *
 * <p>Rows are kept both by row and by column, in blocks that fit a processor's first cache, so that
 * every inner loop runs along an array and can be done by vector instructions.
 */
final class SoftmaxRegression {
  private static final int BLOCK = 128;

  private final double[] mean;

  /** Rows less their mean. */
  private final double[][] x;

  /** By block of rows and column. */
  private final double[][][] columns;

  private final int[] labels;
  private final int classes;
  private final int d;
  private double[] start;

  /** The minimum before the one at {@code start}. */
  private double[] last;

  /** The penalty of the minimum at {@code start}. */
  private double made = Double.NaN;

  /** What steps have told of the curvature at that penalty, the latest first. */
  private Deque<Lbfgs.Pair> pairs = new ArrayDeque<>();

  /** Of the rows of a block, by class: scores, then errors. */
  private final double[][] scores;

  private final Optional<Curvature> curvature;

  /** Sum of p (1 - p) over rows and classes where the objective was evaluated last. */
  private double variance;

  SoftmaxRegression(double[][] rows, int[] labels, int classes) {
    this.d = rows[0].length;
    this.mean = Rows.mean(rows, d);
    this.x = Rows.minus(rows, mean);
    this.labels = labels;
    this.classes = classes;
    this.curvature = Curvature.of(x, classes);
    this.start = new double[classes * (d + 1)];
    this.last = start;
    this.scores = new double[classes][BLOCK];
    this.columns = new double[(x.length + BLOCK - 1) / BLOCK][d][];
    for (int b = 0; b < columns.length; b++) {
      int n = Math.min(BLOCK, x.length - b * BLOCK);
      for (int j = 0; j < d; j++) {
        columns[b][j] = new double[n];
        for (int i = 0; i < n; i++) {
          columns[b][j][i] = x[b * BLOCK + i][j];
        }
      }
    }
  }

  /** The minimum at one penalty. */
  Linear fit(double penalty) {
    double[] before = start;
    double[] from = begin(penalty);
    start = Lbfgs.minimum(at(penalty), from, learnt(penalty));
    last = before;
    made = penalty;
    double[][] weights = new double[classes][d];
    double[] bias = new double[classes];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(start, c * (d + 1), weights[c], 0, d);
      bias[c] = start[c * (d + 1) + d] - Rows.dot(weights[c], mean);
    }
    return new Linear(weights, bias);
  }

  /** Where the last minimum lies, or as far beyond it again where that is better. */
  private double[] begin(double penalty) {
    double[] beyond = new double[start.length];
    for (int i = 0; i < beyond.length; i++) {
      beyond[i] = 2 * start[i] - last[i];
    }
    double[] unused = new double[start.length];
    return objective(beyond, unused, penalty) < objective(start, unused, penalty) ? beyond : start;
  }

  /** The pairs as they would be at another penalty. */
  private Deque<Lbfgs.Pair> learnt(double penalty) {
    Deque<Lbfgs.Pair> all = new ArrayDeque<>();
    for (Lbfgs.Pair pair : pairs) {
      double[] change = pair.change().clone();
      for (int i = 0; i < change.length; i++) {
        change[i] += i % (d + 1) == d ? 0 : (penalty - made) * pair.step()[i];
      }
      Lbfgs.Pair moved = Lbfgs.Pair.of(pair.step(), change);
      if (moved.product() > 0) {
        all.addLast(moved);
      }
    }
    pairs = all;
    return all;
  }

  /** The objective at one penalty, with its curvature where there are not too many features. */
  private Lbfgs.Function at(double penalty) {
    if (curvature.isEmpty()) {
      return (at, gradient) -> objective(at, gradient, penalty);
    }
    Curvature.Inverse inverse = curvature.get().at(penalty, variance / (x.length * classes));
    return new Lbfgs.Function() {
      @Override
      public double at(double[] place, double[] gradient) {
        return objective(place, gradient, penalty);
      }

      @Override
      public double[] inverse(double[] vector) {
        return inverse.times(vector);
      }

      @Override
      public double first(double slope) {
        return 1;
      }
    };
  }

  /** Summed cross-entropy and penalty; fills the gradient. */
  double objective(double[] at, double[] gradient, double penalty) {
    double value = 0;
    variance = 0;
    Arrays.fill(gradient, 0);
    for (int c = 0; c < classes; c++) {
      for (int j = 0; j < d; j++) {
        double w = at[c * (d + 1) + j];
        value += penalty / 2 * w * w;
        gradient[c * (d + 1) + j] = penalty * w;
      }
    }
    for (int b = 0; b < columns.length; b++) {
      int rows = Math.min(BLOCK, x.length - b * BLOCK);
      for (int c = 0; c < classes; c++) {
        score(at, c * (d + 1), columns[b], scores[c], rows);
      }
      value += errors(b * BLOCK, rows);
      for (int c = 0; c < classes; c++) {
        gather(gradient, c * (d + 1), scores[c], b * BLOCK, rows);
      }
    }
    return value;
  }

  /** The scores of a block's rows for one class. */
  private void score(double[] at, int from, double[][] block, double[] into, int rows) {
    Arrays.fill(into, 0, rows, at[from + d]);
    int j = 0;
    for (; j + 3 < d; j += 4) {
      add(
          into,
          0,
          rows,
          at[from + j],
          block[j],
          at[from + j + 1],
          block[j + 1],
          at[from + j + 2],
          block[j + 2],
          at[from + j + 3],
          block[j + 3]);
    }
    for (; j < d; j++) {
      double w = at[from + j];
      for (int i = 0; i < rows; i++) {
        into[i] += w * block[j][i];
      }
    }
  }

  /** The cross-entropy of a block's rows; puts errors in place of their scores. */
  private double errors(int first, int rows) {
    double value = 0;
    for (int i = 0; i < rows; i++) {
      double top = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        top = Math.max(top, scores[c][i]);
      }
      int label = labels[first + i];
      double own = scores[label][i];
      double norm = 0;
      for (int c = 0; c < classes; c++) {
        scores[c][i] = Math.exp(scores[c][i] - top);
        norm += scores[c][i];
      }
      value += top + Math.log(norm) - own;
      for (int c = 0; c < classes; c++) {
        scores[c][i] /= norm;
        variance += scores[c][i] * (1 - scores[c][i]);
      }
      scores[label][i] -= 1;
    }
    return value;
  }

  /** Adds a block's part of the gradient of one class. */
  private void gather(double[] gradient, int from, double[] errors, int first, int rows) {
    int i = 0;
    for (; i + 3 < rows; i += 4) {
      add(
          gradient,
          from,
          d,
          errors[i],
          x[first + i],
          errors[i + 1],
          x[first + i + 1],
          errors[i + 2],
          x[first + i + 2],
          errors[i + 3],
          x[first + i + 3]);
      gradient[from + d] += errors[i] + errors[i + 1] + (errors[i + 2] + errors[i + 3]);
    }
    for (; i < rows; i++) {
      double[] row = x[first + i];
      for (int j = 0; j < d; j++) {
        gradient[from + j] += errors[i] * row[j];
      }
      gradient[from + d] += errors[i];
    }
  }

  /** Adds four arrays, each times its factor, to {@code n} numbers from {@code from} on. */
  private static void add(
      double[] into,
      int from,
      int n,
      double u,
      double[] a,
      double v,
      double[] b,
      double w,
      double[] c,
      double z,
      double[] e) {
    for (int i = 0; i < n; i++) {
      into[from + i] += u * a[i] + v * b[i] + (w * c[i] + z * e[i]);
    }
  }

  /** The objective of a fit at a penalty. */
  double objective(Linear linear, double penalty) {
    double[] at = new double[classes * (d + 1)];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(linear.weights()[c], 0, at, c * (d + 1), d);
      at[c * (d + 1) + d] = linear.bias()[c] + Rows.dot(linear.weights()[c], mean);
    }
    return objective(at, new double[at.length], penalty);
  }
}
