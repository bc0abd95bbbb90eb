package org.graft.stats.location;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.shape.Samples;

/**
 * The Brunner-Munzel statistic over all splits of the pooled ranks (Neubert and Brunner 2007, DOI
 * 10.1016/j.csda.2006.05.024): exact where the distributions are equal, and right in the long run
 * where only P(x < y) + P(x = y) / 2 is one half. For samples too small for the t approximation,
 * those that do not overlap included.
 *
 * <p>Splits without rank variance have a statistic beyond all others. Values tied throughout are
 * refused, and so are samples of more than 2,000,000 splits.
 */
public final class StudentizedPermutation {
  private static final double MOST_SPLITS = 2_000_000;

  private final double[] ranks;
  private final int nx;
  private final boolean[] inX;
  private final double bound;
  private long extreme;
  private long splits;

  private StudentizedPermutation(double[] ranks, int nx) {
    this.ranks = ranks;
    this.nx = nx;
    inX = new boolean[ranks.length];
    for (int i = 0; i < nx; i++) {
      inX[i] = true;
    }
    double observed = statistic();
    bound = Double.isInfinite(observed) ? observed : observed * (1 - 1e-9);
    Arrays.fill(inX, false);
    visit(0, 0);
  }

  /** The share of splits with |W| at least the observed one. */
  public static PValue test(double[] x, double[] y) {
    Samples.present(Samples.atLeast(2, x, "each sample"), "a permutation of samples");
    Samples.present(Samples.atLeast(2, y, "each sample"), "a permutation of samples");
    double splits = 1;
    for (int i = 1; i <= x.length; i++) {
      splits = splits * (y.length + i) / i;
    }
    if (splits > MOST_SPLITS) {
      throw new Refusal(Refusal.Reason.TOO_LARGE, "there are " + splits + " splits to count");
    }
    double[] pooled = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    double[] ranks = Ranks.midRanks(pooled, Ties.scale(pooled));
    if (Arrays.stream(ranks).distinct().count() == 1) {
      throw new Refusal(Refusal.Reason.CONSTANT, "all values are tied");
    }
    StudentizedPermutation all = new StudentizedPermutation(ranks, x.length);
    return PValue.of((double) all.extreme / all.splits);
  }

  private void visit(int next, int taken) {
    if (taken == nx) {
      splits++;
      extreme += statistic() >= bound ? 1 : 0;
      return;
    }
    if (ranks.length - next > nx - taken) {
      visit(next + 1, taken);
    }
    inX[next] = true;
    visit(next + 1, taken + 1);
    inX[next] = false;
  }

  /** |W| without the factors that all splits share; infinite where the rank variance is 0. */
  private double statistic() {
    double[] sum = new double[2];
    double[] squares = new double[2];
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < ranks.length; i++) {
        if (inX[i] == (side == 0)) {
          double placement = placement(i);
          sum[side] += placement;
          squares[side] += placement * placement;
        }
      }
    }
    double n = nx;
    double m = ranks.length - n;
    double varianceX = (squares[0] - sum[0] * sum[0] / n) / (n - 1) / (m * m * n);
    double varianceY = (squares[1] - sum[1] * sum[1] / m) / (m - 1) / (n * n * m);
    double off = Math.abs(sum[1] / (n * m) - 0.5);
    if (off < 1e-12) {
      return 0;
    }
    double variance = varianceX + varianceY;
    return variance <= 1e-12 ? Double.POSITIVE_INFINITY : off / Math.sqrt(variance);
  }

  /** Values of the other sample below value i, ties counting half. */
  private double placement(int i) {
    double below = 0;
    for (int j = 0; j < ranks.length; j++) {
      if (inX[j] != inX[i]) {
        below += ranks[j] < ranks[i] ? 1 : ranks[j] == ranks[i] ? 0.5 : 0;
      }
    }
    return below;
  }
}
