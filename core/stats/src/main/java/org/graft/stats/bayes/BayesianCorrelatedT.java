package org.graft.stats.bayes;

import org.graft.stats.Finite;
import org.graft.stats.Interval;
import org.graft.stats.Moments;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.distribution.StudentT;

/**
 * The Bayesian correlated t-test for resampled scores of one data set: the posterior of the mean
 * difference is a Student t, widened for the overlap of the training sets.
 *
 * <p>Closed form; matches the corrected resampled t-test of Nadeau and Bengio when the region has
 * width 0. The correlation is the test set's share of the data: 1 / folds, whatever the number of
 * runs. Refuses fewer than two pairs, missing and infinite values, and constant differences.
 *
 * <p>Corani, Benavoli (2015), A Bayesian approach for comparing cross-validated algorithms on
 * multiple data sets, doi:<a
 * href="https://doi.org/10.1007/s10994-015-5486-z">10.1007/s10994-015-5486-z</a>.
 *
 * @param mean posterior mean of y - x
 * @param scale posterior scale
 * @param df degrees of freedom, n - 1
 */
public record BayesianCorrelatedT(double mean, double scale, double df) {
  /** Posterior from pairs whose test to train size ratio is {@code testTrainRatio}. */
  public static BayesianCorrelatedT of(double[] x, double[] y, double testTrainRatio) {
    Finite.pairs(x, y, 2);
    if (!(testTrainRatio >= 0 && Double.isFinite(testTrainRatio))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "the test to train ratio must be >= 0, found " + testTrainRatio);
    }
    double[] d = Ties.differences(y, x);
    double sd = Moments.sd(d);
    if (!Double.isFinite(sd)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the differences lie outside the range of doubles");
    }
    if (sd <= Ties.RELATIVE * Ties.scale(x, y)) {
      throw new Refusal(Refusal.Reason.CONSTANT, "the differences have no spread");
    }
    double scale = sd * Math.sqrt(1.0 / d.length + testTrainRatio);
    return new BayesianCorrelatedT(Moments.mean(d), scale, d.length - 1);
  }

  /** Probabilities beside a region of half-width {@code rope}. */
  public Posterior beside(double rope) {
    if (!(rope >= 0 && Double.isFinite(rope))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "the region's half-width must be >= 0, found " + rope);
    }
    double worse = new StudentT(df).survival((rope + mean) / scale);
    double better = new StudentT(df).survival((rope - mean) / scale);
    double equivalent = rope == 0 ? 0 : Math.max(0, 1 - worse - better);
    return new Posterior(worse, equivalent, better, 0);
  }

  /** Central credible interval of the mean difference at {@code level}. */
  public Interval interval(double level) {
    if (!(level > 0 && level < 1)) {
      throw new Refusal(Refusal.Reason.BAD_ARGUMENT, "level must lie in (0, 1), found " + level);
    }
    double reach = -new StudentT(df).quantile((1 - level) / 2) * scale;
    if (!Double.isFinite(mean - reach) || !Double.isFinite(mean + reach)) {
      throw new Refusal(
          Refusal.Reason.NOT_FINITE, "the interval's ends lie outside the range of doubles");
    }
    return new Interval(mean - reach, mean + reach);
  }
}
