package org.graft.stats.location;

import java.util.ArrayList;
import java.util.List;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.FisherF;
import org.graft.stats.distribution.StudentT;
import org.graft.stats.shape.Samples;

/**
 * Tests on five replications of 2-fold cross-validation: Dietterich's t (1998, DOI
 * 10.1162/089976698300017197) and Alpaydin's combined F (1999, DOI 10.1162/089976699300016007).
 *
 * <p>t depends on which difference comes first; prefer F. Anything but 5 x 2 finite differences is
 * refused, and differences that do not vary within any replication.
 *
 * @param variances variance estimate of each replication
 * @param t Dietterich's statistic, with 5 degrees of freedom
 * @param f Alpaydin's statistic, with 10 and 5 degrees of freedom
 */
public record FiveByTwo(List<Double> variances, double t, double f) {
  /** Copies the list. */
  public FiveByTwo {
    variances = List.copyOf(variances);
  }

  /** Tests {@code differences[replication][fold]}. */
  public static FiveByTwo test(double[][] differences) {
    if (differences.length != 5) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "5x2cv needs 5 replications, found " + differences.length);
    }
    double[] all = new double[10];
    for (int i = 0; i < 5; i++) {
      if (differences[i].length != 2) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "5x2cv needs 2 folds in replication " + i + ", found " + differences[i].length);
      }
      System.arraycopy(Samples.finite(differences[i], "5x2cv"), 0, all, 2 * i, 2);
    }
    int exponent = Samples.exponent(all);
    double[] d = Samples.scaled(all, exponent);
    List<Double> variances = new ArrayList<>();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 5; i++) {
      double half = (d[2 * i] - d[2 * i + 1]) / 2;
      half = Ties.tied(d[2 * i], d[2 * i + 1], Ties.scale(d)) ? 0 : half;
      variances.add(Math.scalb(2 * half * half, 2 * exponent));
      sum += 2 * half * half;
      squares += d[2 * i] * d[2 * i] + d[2 * i + 1] * d[2 * i + 1];
    }
    if (sum == 0) {
      throw new Refusal(
          Refusal.Reason.CONSTANT, "5x2cv has no value: no replication's differences vary");
    }
    return new FiveByTwo(variances, d[0] / Math.sqrt(sum / 5), squares / (2 * sum));
  }

  /** Two-sided p of t. */
  public PValue pOfT() {
    return new StudentT(5).twoSided(t);
  }

  /** p of F. */
  public PValue pOfF() {
    return new FisherF(10, 5).upper(f);
  }
}
