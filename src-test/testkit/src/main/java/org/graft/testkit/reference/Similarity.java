package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Seed;

/** How much a query and a key of a head have to do with one another. */
interface Similarity {
  /** Scores [queries, keys] of [queries, width] and [keys, width]. */
  double[][] of(int head, double[][] q, double[][] k);

  /** Gradients by queries and by keys, of that by the scores. */
  double[][][] back(int head, double[][] q, double[][] k, double[][] gradient);

  /** factor q k. */
  record Product(double factor) implements Similarity {
    @Override
    public double[][] of(int head, double[][] q, double[][] k) {
      double[][] scores = Rows.product(q, Rows.turned(k));
      return scaled(scores, factor);
    }

    @Override
    public double[][][] back(int head, double[][] q, double[][] k, double[][] gradient) {
      return new double[][][] {
        scaled(Rows.product(gradient, k), factor),
        scaled(Rows.product(Rows.turned(gradient), q), factor)
      };
    }
  }

  /** Cosines, times exp(min(scale of the head, log 100)). */
  record Cosine(Variable scale) implements Similarity {
    private static final double LARGEST = Math.log(100);
    private static final double EPSILON = 1e-12;

    private double factor(int head) {
      return Math.exp(Math.min(scale.value()[head], LARGEST));
    }

    @Override
    public double[][] of(int head, double[][] q, double[][] k) {
      return new Product(factor(head)).of(head, unit(q), unit(k));
    }

    @Override
    public double[][][] back(int head, double[][] q, double[][] k, double[][] gradient) {
      double[][] scores = of(head, q, k);
      if (scale.value()[head] < LARGEST) {
        for (int i = 0; i < scores.length; i++) {
          for (int j = 0; j < scores.length; j++) {
            scale.gradient()[head] += gradient[i][j] * scores[i][j];
          }
        }
      }
      double[][][] both = new Product(factor(head)).back(head, unit(q), unit(k), gradient);
      return new double[][][] {unitBack(q, both[0]), unitBack(k, both[1])};
    }

    private static double[][] unit(double[][] vectors) {
      return byRow(vectors, vectors, false);
    }

    private static double[][] unitBack(double[][] vectors, double[][] gradient) {
      return byRow(vectors, gradient, true);
    }

    private static double[][] byRow(double[][] vectors, double[][] gradient, boolean back) {
      double[][] made = new double[vectors.length][];
      for (int i = 0; i < made.length; i++) {
        Directing row = new Directing(vectors[i].length, EPSILON);
        double[] unit =
            row.forward(1, List.of(vectors[i]), Mode.INFERENCE, new Seed(0).randomness());
        made[i] = back ? row.backward(gradient[i]).get(0) : unit;
      }
      return made;
    }
  }

  private static double[][] scaled(double[][] values, double factor) {
    for (double[] row : values) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    return values;
  }
}
