package org.graft.stats.spread;

import java.util.Arrays;
import org.graft.stats.PValue;
import org.graft.stats.Ranks;
import org.graft.stats.Refusal;
import org.graft.stats.distribution.Normal;

/**
 * Mood's test of equal spread of two independent samples with EQUAL location: squared distances of
 * ranks from the middle rank, averaged within ties, by the normal approximation with the exact
 * conditional moments.
 *
 * <p>Positive z says that x is wider. Refuses fewer than one value per sample or three in all,
 * missing and infinite values, and values that are all tied.
 *
 * <p>Mood (1954), doi:<a
 * href="https://doi.org/10.1214/aoms/1177728719">10.1214/aoms/1177728719</a>; ties as Mielke
 * (1967), doi:<a
 * href="https://doi.org/10.1080/00401706.1967.10490481">10.1080/00401706.1967.10490481</a>.
 */
public final class Mood {
  private Mood() {}

  /**
   * A test result.
   *
   * @param z standardised statistic
   * @param p two-sided
   */
  public record Result(double z, PValue p) {}

  /** Tests x against y as given, or each minus its median when {@code aligned}. */
  static Result test(double[] x, double[] y, TwoSamples.Location location) {
    TwoSamples samples = TwoSamples.of(x, y, 1, location);
    double[] scores = scores(Ranks.midRanks(samples.joined(), 2));
    double all = scores.length;
    double mean = Arrays.stream(scores).average().orElseThrow();
    double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
    if (squares <= 1e-12 * mean * mean) {
      throw new Refusal(Refusal.Reason.CONSTANT, "all values are tied or equally far out");
    }
    double off = Arrays.stream(scores, 0, x.length).sum() - x.length * mean;
    double z = off / Math.sqrt(x.length * (double) y.length / (all * (all - 1)) * squares);
    return new Result(z, Normal.STANDARD.twoSided(z));
  }

  /** Tests x against y, which share their location. */
  public static Result test(double[] x, double[] y) {
    return test(x, y, TwoSamples.Location.AS_GIVEN);
  }

  /** Tests x against y, each minus its median. */
  public static Result aligned(double[] x, double[] y) {
    return test(x, y, TwoSamples.Location.MEDIAN_ALIGNED);
  }

  /**
   * As R prints it where there are ties: the null mean without ties, and Mielke's variance with
   * {@code (N - t)^2} in place of the squared distance of a tie from the middle. Slightly off; for
   * comparison with R only.
   */
  public static Result asInR(double[] x, double[] y) {
    TwoSamples samples = TwoSamples.of(x, y, 1, TwoSamples.Location.AS_GIVEN);
    double[] ranks = Ranks.midRanks(samples.joined(), 2);
    double m = x.length;
    double all = ranks.length;
    double n = all - m;
    double variance = m * n * (all + 1) * (all * all - 4) / 180;
    for (double rank : ranks) {
      double t = Arrays.stream(ranks).filter(other -> other == rank).count();
      double tie = (t * t - 1) * (t * t - 4 + 15 * (all - t) * (all - t));
      variance -= m * n / (180 * all * (all - 1)) * tie;
    }
    if (!(variance > 0)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "too many ties for R's variance");
    }
    double sum = Arrays.stream(scores(ranks), 0, x.length).sum();
    double z = (sum - m * (all * all - 1) / 12) / Math.sqrt(variance);
    return new Result(z, Normal.STANDARD.twoSided(z));
  }

  /** Squared distances from the middle rank, averaged over the ranks that a tie occupies. */
  private static double[] scores(double[] midRanks) {
    double middle = (midRanks.length + 1) / 2.0;
    double[] scores = new double[midRanks.length];
    for (int i = 0; i < scores.length; i++) {
      double rank = midRanks[i];
      double size = Arrays.stream(midRanks).filter(other -> other == rank).count();
      scores[i] = (rank - middle) * (rank - middle) + (size * size - 1) / 12;
    }
    return scores;
  }
}
