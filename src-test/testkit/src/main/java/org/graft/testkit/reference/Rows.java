package org.graft.testkit.reference;

import java.util.Arrays;
import org.graft.spi.base.Randomness;

/** Small matrices as rows. */
final class Rows {
  private Rows() {}

  static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  static double[][] turned(double[][] a) {
    double[][] b = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        b[j][i] = a[i][j];
      }
    }
    return b;
  }

  /** Number by number. */
  static double[][] times(double[][] a, double[][] b) {
    double[][] c = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < c[i].length; j++) {
        c[i][j] = a[i][j] * b[i][j];
      }
    }
    return c;
  }

  /** Of each row. */
  static double[][] softmax(double[][] scores) {
    double[][] weights = new double[scores.length][scores.length];
    for (int i = 0; i < scores.length; i++) {
      double largest = Arrays.stream(scores[i]).max().orElseThrow();
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        weights[i][j] = Math.exp(scores[i][j] - largest);
        sum += weights[i][j];
      }
      for (int j = 0; j < scores.length; j++) {
        weights[i][j] /= sum;
      }
    }
    return weights;
  }

  /** The gradient by the scores, of that by the weights. */
  static double[][] softmaxBack(double[][] weights, double[][] gradient) {
    double[][] byScores = new double[weights.length][weights.length];
    for (int i = 0; i < weights.length; i++) {
      double mean = 0;
      for (int j = 0; j < weights.length; j++) {
        mean += weights[i][j] * gradient[i][j];
      }
      for (int j = 0; j < weights.length; j++) {
        byScores[i][j] = weights[i][j] * (gradient[i][j] - mean);
      }
    }
    return byScores;
  }

  /** Inverted dropout's: 0 with probability {@code rate}, else 1 / (1 - rate). */
  static double[][] mask(int size, double rate, Randomness noise) {
    double[][] mask = new double[size][size];
    for (double[] row : mask) {
      for (int j = 0; j < size; j++) {
        row[j] = rate == 0 ? 1 : noise.nextDouble() < rate ? 0 : 1 / (1 - rate);
      }
    }
    return mask;
  }
}
