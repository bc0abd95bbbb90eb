package org.graft.engine.advise;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Tells classes apart by features and nothing else: ridge regression on class indicators,
 * cross-validated. After G. Alain and Y. Bengio (arXiv:1610.01644), with squared error for speed.
 * Features are standardised on each fold's training rows; the penalty is a tenth of their variance.
 */
final class LinearProbe {
  static final int FOLDS = 5;
  private static final double PENALTY = 0.1;

  private final double[][] features;
  private final int[] labels;
  private final int classes;

  private LinearProbe(double[][] features, int[] labels, int classes) {
    this.features = features;
    this.labels = labels;
    this.classes = classes;
  }

  /**
   * For each row 1 where the fit to the other folds predicts its class rightly, else 0.
   *
   * @param features [n][d]
   * @param labels [n], in [0, classes)
   */
  static double[] right(double[][] features, int[] labels, int classes) {
    return new LinearProbe(features, labels, classes).right();
  }

  private double[] right() {
    int[] seen = new int[classes];
    int[] fold = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      fold[row] = (seen[labels[row]]++ + labels[row]) % FOLDS;
    }
    double[] right = new double[labels.length];
    for (int held = 0; held < FOLDS; held++) {
      int[] train = rows(fold, held, false);
      int[] test = rows(fold, held, true);
      if (test.length > 0 && train.length > 0) {
        score(train, test, right);
      }
    }
    return right;
  }

  private static int[] rows(int[] fold, int held, boolean inside) {
    return java.util.stream.IntStream.range(0, fold.length)
        .filter(row -> (fold[row] == held) == inside)
        .toArray();
  }

  private void score(int[] train, int[] test, double[] right) {
    Standardisation standard = Standardisation.of(features, train);
    double[] share = shares(train);
    RealMatrix x = new Array2DRowRealMatrix(standard.rows(features, train), false);
    RealMatrix weights = fit(x, targets(train, share));
    RealMatrix scores =
        new Array2DRowRealMatrix(standard.rows(features, test), false).multiply(weights);
    for (int i = 0; i < test.length; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        boolean better = scores.getEntry(i, c) + share[c] > scores.getEntry(i, best) + share[best];
        best = better ? c : best;
      }
      right[test[i]] = best == labels[test[i]] ? 1 : 0;
    }
  }

  private double[] shares(int[] rows) {
    double[] share = new double[classes];
    for (int row : rows) {
      share[labels[row]] += 1.0 / rows.length;
    }
    return share;
  }

  /** Class indicators less their means, [train][classes]. */
  private RealMatrix targets(int[] train, double[] share) {
    double[][] y = new double[train.length][classes];
    for (int i = 0; i < train.length; i++) {
      for (int c = 0; c < classes; c++) {
        y[i][c] = (labels[train[i]] == c ? 1 : 0) - share[c];
      }
    }
    return new Array2DRowRealMatrix(y, false);
  }

  /** Ridge weights, [d][classes]; the smaller of the two equivalent systems is solved. */
  private static RealMatrix fit(RealMatrix x, RealMatrix y) {
    RealMatrix transposed = x.transpose();
    if (x.getColumnDimension() <= x.getRowDimension()) {
      return solve(transposed.multiply(x), x.getRowDimension(), transposed.multiply(y));
    }
    return transposed.multiply(solve(x.multiply(transposed), x.getRowDimension(), y));
  }

  private static RealMatrix solve(RealMatrix gram, int rows, RealMatrix right) {
    for (int i = 0; i < gram.getRowDimension(); i++) {
      gram.addToEntry(i, i, PENALTY * rows);
    }
    return new CholeskyDecomposition(gram, 1e-9, 1e-10).getSolver().solve(right);
  }
}
