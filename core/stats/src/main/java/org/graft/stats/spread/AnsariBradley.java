package org.graft.stats.spread;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * The Ansari-Bradley test of equal spread of two independent samples with EQUAL location: mid-ranks
 * counted from both ends inwards, so that the wider sample has the smaller sum.
 *
 * <p>Where locations may differ, align the samples by their medians first ({@link #aligned}); the
 * test is then approximate. Answers from one value per sample. Refuses empty samples, missing and
 * infinite values, and values that are all tied.
 *
 * <p>Ansari, Bradley (1960), doi:<a
 * href="https://doi.org/10.1214/aoms/1177705688">10.1214/aoms/1177705688</a>.
 */
public final class AnsariBradley {
  private static final double MOST_WORK = 4e8;
  private static final int MOST_VALUES = 1000;

  private final int m;
  private final int n;
  private final double[] scores;
  private final boolean untied;

  private AnsariBradley(TwoSamples samples, RoundOff roundOff) {
    m = samples.x().length;
    n = samples.y().length;
    double[] ranks = roundOff.ranks(samples.joined(), 2);
    long distinct = Arrays.stream(ranks).distinct().count();
    if (distinct == 1) {
      throw new Refusal(Refusal.Reason.CONSTANT, "all values are tied");
    }
    untied = distinct == ranks.length;
    scores = Arrays.stream(ranks).map(rank -> Math.min(rank, m + n + 1 - rank)).toArray();
  }

  /** Of samples that have the same location. */
  public static AnsariBradley of(double[] x, double[] y, RoundOff roundOff) {
    return new AnsariBradley(TwoSamples.of(x, y, 1, TwoSamples.Location.AS_GIVEN), roundOff);
  }

  /** Of samples each minus its median. */
  public static AnsariBradley aligned(double[] x, double[] y, RoundOff roundOff) {
    return new AnsariBradley(TwoSamples.of(x, y, 1, TwoSamples.Location.MEDIAN_ALIGNED), roundOff);
  }

  /** The statistic AB: the sum of x's folded mid-ranks. */
  public double statistic() {
    return Arrays.stream(scores, 0, m).sum();
  }

  /** Whether no two values are tied. */
  public boolean untied() {
    return untied;
  }

  /**
   * The normal score of the statistic by the moments of Hollander and Wolfe, tie-corrected as in R
   * and SciPy; negative where x is wider. Where a tie straddles the middle rank these moments are
   * slightly off; {@link #conditional} has no such flaw.
   */
  private double score() {
    double all = m + n;
    double squares = Arrays.stream(scores).map(s -> s * s).sum();
    boolean even = (m + n) % 2 == 0;
    double mean = even ? m * (all + 2) / 4 : m * (all + 1) * (all + 1) / (4 * all);
    double variance =
        even
            ? (double) m * n * (16 * squares - all * (all + 2) * (all + 2)) / (16 * all * (all - 1))
            : m * n * (16 * all * squares - Math.pow(all + 1, 4)) / (16 * all * all * (all - 1));
    return score(mean, variance);
  }

  /** Two-sided normal approximation, tie-corrected as in R and SciPy. */
  public PValue asymptotic() {
    return Normal.STANDARD.twoSided(score());
  }

  /** Both one-sided p-values of the normal approximation. */
  public Tails asymptoticTails() {
    double z = score();
    return new Tails(Normal.STANDARD.lower(z), Normal.STANDARD.upper(z));
  }

  /** Two-sided normal approximation with the exact conditional moments of the folded mid-ranks. */
  public PValue conditional() {
    double all = m + n;
    double mean = Arrays.stream(scores).average().orElseThrow();
    double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
    return Normal.STANDARD.twoSided(score(m * mean, m * n / (all * (all - 1)) * squares));
  }

  /**
   * Two-sided exact p: twice the smaller tail over all splits of the folded mid-ranks, ties
   * included.
   *
   * @throws Refusal TOO_LARGE above 1000 values or where counting would take seconds
   */
  public PValue exact() {
    PValue wider = tails().wider();
    PValue narrower = tails().narrower();
    return (wider.compareTo(narrower) < 0 ? wider : narrower).times(2);
  }

  /**
   * One-sided p-values.
   *
   * @param wider of at most the observed statistic, against a wider x
   * @param narrower of at least it, against a narrower x
   */
  public record Tails(PValue wider, PValue narrower) {}

  /** Both one-sided exact p-values, ties included; refused as {@link #exact}. */
  public Tails tails() {
    int[] doubled = Arrays.stream(scores).mapToInt(s -> (int) Math.rint(2 * s)).toArray();
    int total = Arrays.stream(doubled).sum();
    int few = Math.min(m, n);
    if (m + n > MOST_VALUES || (double) (m + n) * few * total > MOST_WORK) {
      throw new Refusal(Refusal.Reason.TOO_LARGE, "too many values to count all splits");
    }
    double[][] ways = new double[few + 1][total + 1];
    ways[0][0] = 1;
    int reach = 0;
    for (int score : doubled) {
      reach += score;
      for (int taken = few; taken >= 1; taken--) {
        for (int sum = reach; sum >= score; sum--) {
          ways[taken][sum] += ways[taken - 1][sum - score];
        }
      }
    }
    int observed = (int) Math.rint(2 * statistic());
    int at = m <= n ? observed : total - observed;
    double below = Arrays.stream(ways[few], 0, at + 1).sum();
    double above = Arrays.stream(ways[few], at, total + 1).sum();
    double splits = Arrays.stream(ways[few]).sum();
    PValue low = PValue.of(Math.min(1, below / splits));
    PValue high = PValue.of(Math.min(1, above / splits));
    return m <= n ? new Tails(low, high) : new Tails(high, low);
  }

  private double score(double mean, double variance) {
    if (!(variance > 0)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "all splits have the same statistic");
    }
    return (statistic() - mean) / Math.sqrt(variance);
  }
}
