package org.graft.stats.location;

import org.graft.stats.Refusal;
import org.graft.stats.shape.Moments;

/**
 * Nadeau and Bengio's corrected resampled t test (2003, DOI 10.1023/A:1024068626366) for scores of
 * overlapping train/test splits, as Bouckaert and Frank (2004) use it on repeated cross-validation.
 *
 * <p>The variance of the mean is multiplied by 1/n + testSize/trainSize, because training sets
 * overlap. Refusals as for {@link OneSampleT}.
 */
public final class CorrectedResampledT {
  private CorrectedResampledT() {}

  /**
   * Tests the mean difference against 0.
   *
   * @param testTrainRatio test size over training size, positive: 1/9 for 10-fold cross-validation
   */
  public static TTest test(Differences differences, double testTrainRatio) {
    if (!(testTrainRatio > 0) || Double.isInfinite(testTrainRatio)) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "the test/train ratio must be positive and finite, found " + testTrainRatio);
    }
    Moments moments =
        Moments.of(differences.values(), differences.scale()).spread("a corrected t test");
    double error = moments.scaledSd() * Math.sqrt(1.0 / moments.n() + testTrainRatio);
    return new TTest(
        Math.scalb(moments.mean(), -moments.exponent()) / error,
        moments.n() - 1.0,
        moments.mean(),
        Math.scalb(error, moments.exponent()));
  }
}
