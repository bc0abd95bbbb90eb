package org.graft.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

final class DistributionTest {
  private static final double LN10 = Math.log(10);

  /** mpmath, 40 digits: log10 of the two-sided t tail (shared case nasty_p_underflow). */
  @Test
  void carriesTheTailOfTBelowTheSmallestDouble() {
    assertThat(new StudentT(196.2281969075936).twoSided(-231865.40157461082).log10())
        .isCloseTo(-829.1033513344921, withPercentage(1e-6));
    assertThat(new StudentT(99).twoSided(-3446926.999933325).log10())
        .isCloseTo(-549.5188085906103, withPercentage(1e-6));
  }

  @Test
  void joinsLibraryAndFarTailWithoutAStep() {
    StudentT t = new StudentT(50);
    FisherF f = new FisherF(4, 40);
    ChiSquared chi = new ChiSquared(7);
    for (double log = -1400; log < -400; log += 50) {
      double l = log;
      double x = Tail.root(v -> -t.logSurvival(Math.exp(v)) + l, 0, 200);
      assertThat(t.logSurvival(Math.exp(x))).isCloseTo(l, within(1e-9 * Math.abs(l)));
      double y = Tail.root(v -> -f.logSurvival(Math.exp(v)) + l, 0, 200);
      assertThat(f.logSurvival(Math.exp(y))).isCloseTo(l, within(1e-9 * Math.abs(l)));
      double z = Tail.root(v -> -chi.logSurvival(v) + l, 0, 4000);
      assertThat(chi.logSurvival(z)).isCloseTo(l, within(1e-9 * Math.abs(l)));
      double n = Tail.root(v -> -Normal.STANDARD.logSurvival(v) + l, 0, 100);
      assertThat(Normal.STANDARD.logSurvival(n)).isCloseTo(l, within(1e-9 * Math.abs(l)));
    }
  }

  /**
   * scipy.stats and mpmath, e.g. norm.logsf(40), R qt(0.975, 9), chi2(3).logsf(2000), f(3,
   * 7).sf(4.5).
   */
  @Test
  void agreesWithScipy() {
    assertThat(Normal.STANDARD.logSurvival(40)).isCloseTo(-804.6084420137539, within(1e-9));
    assertThat(new StudentT(9).quantile(0.975)).isCloseTo(2.262157162798205, within(1e-13));
    assertThat(new ChiSquared(3).logSurvival(2000)).isCloseTo(-996.4248404973332, within(1e-9));
    assertThat(new FisherF(3, 7).survival(4.5)).isCloseTo(0.04638114607873417, within(1e-14));
    assertThat(new NoncentralT(18, 2.5).survival(2.1)).isCloseTo(0.6576407976357673, within(1e-10));
    assertThat(new NoncentralT(5, 0).survival(2.5))
        .isCloseTo(new StudentT(5).survival(2.5), within(1e-13));
    assertThat(new NoncentralT(3, -1.5).cdf(-4)).isCloseTo(0.11402025369666939, within(1e-9));
    assertThat(new NoncentralF(3, 76, 5).survival(2.7249))
        .isCloseTo(0.4203994563598066, within(1e-9));
    assertThat(new Binomial(40, 0.5).atMost(15).value())
        .isCloseTo(0.07692997208141605, within(1e-14));
    assertThat(Binomial.clopperPearson(3, 30, 0.95)[0])
        .isCloseTo(0.02111713702972257, within(1e-13));
    assertThat(Binomial.clopperPearson(3, 30, 0.95)[1])
        .isCloseTo(0.2652884504742081, within(1e-13));
  }

  @Test
  void invertsTheNoncentralityOfT() {
    double delta = NoncentralT.noncentralityAt(-4.06212768338204, 9, 0.025);
    assertThat(new NoncentralT(9, delta).survival(-4.06212768338204))
        .isCloseTo(0.025, within(1e-13));
    double far = NoncentralT.noncentralityAt(3000, 4, 0.975);
    assertThat(new NoncentralT(4, far).survival(3000)).isCloseTo(0.975, within(1e-6));
  }

  @Test
  void knowsTheEndsOfClopperPearson() {
    assertThat(Binomial.clopperPearson(0, 10, 0.95)[0]).isZero();
    assertThat(Binomial.clopperPearson(10, 10, 0.95)[1]).isEqualTo(1);
    assertThat(Binomial.clopperPearson(0, 10, 0.95)[1])
        .isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-13));
  }

  @Test
  void carriesTheBinomialTailBelowTheSmallestDouble() {
    assertThat(new Binomial(2000, 0.5).atLeast(2000).log10())
        .isCloseTo(-2000 * Math.log(2) / LN10, withPercentage(1e-8));
  }
}
