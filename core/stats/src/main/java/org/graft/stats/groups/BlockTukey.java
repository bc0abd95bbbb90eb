package org.graft.stats.groups;

import java.util.ArrayList;
import java.util.List;
import org.graft.stats.Moments;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Tukey's comparisons of all pairs of treatments on complete blocks: differences of means in units
 * of the residual that is left when blocks are taken out (Tukey 1953).
 *
 * <p>Right under sphericity only. Pairs come as (1,0), (2,0), ..., (2,1), ...
 *
 * @param means mean of each treatment
 * @param standardError of a mean, from the residual
 * @param df residual degrees of freedom
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: treat as read-only
public record BlockTukey(double[] means, double standardError, double df) {
  /** The comparisons of the analysis of {@code blocks}. */
  public static BlockTukey of(RepeatedMeasuresAnova anova, Blocks blocks) {
    double[] means = new double[blocks.treatments()];
    for (int j = 0; j < means.length; j++) {
      double[] column = new double[blocks.count()];
      for (int i = 0; i < column.length; i++) {
        column[i] = blocks.scores()[i][j];
      }
      means[j] = Moments.mean(column);
    }
    double df = anova.df()[1];
    double error = Math.sqrt(anova.residual() / df / blocks.count()) * anova.unit();
    return new BlockTukey(means, error, df);
  }

  /** 0-based pairs of treatments. */
  public int[][] pairs() {
    List<int[]> pairs = new ArrayList<>();
    for (int j = 0; j < means.length; j++) {
      for (int i = j + 1; i < means.length; i++) {
        pairs.add(new int[] {i, j});
      }
    }
    return pairs.toArray(int[][]::new);
  }

  /** Mean of the first of each pair less mean of the second. */
  public double[] differences() {
    int[][] pairs = pairs();
    double[] differences = new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      differences[i] = finite(means[pairs[i][0]] - means[pairs[i][1]]);
    }
    return differences;
  }

  /** Limits of the simultaneous intervals, lower for {@code sign} -1 and upper for 1. */
  public double[] limits(double confidence, int sign) {
    double margin = distribution().quantile(confidence) * standardError;
    double[] limits = differences();
    for (int i = 0; i < limits.length; i++) {
      limits[i] = finite(limits[i] + sign * margin);
    }
    return limits;
  }

  /** P-values adjusted for all pairs. */
  public List<PValue> p() {
    List<PValue> p = new ArrayList<>();
    for (int[] pair : pairs()) {
      double difference = Math.abs(means[pair[0]] / standardError - means[pair[1]] / standardError);
      p.add(distribution().survival(difference));
    }
    return p;
  }

  private StudentizedRange distribution() {
    return new StudentizedRange(means.length, df);
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the limits overflow: rescale the scores and try again");
    }
    return value;
  }
}
