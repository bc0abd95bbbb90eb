package org.graft.stats.design;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;

/**
 * Evidence against "better and worse are equally likely" that may be looked at after every pair and
 * stopped at any time.
 *
 * <p>A bettor who spreads its belief over P(better) by a symmetric Beta prior multiplies its wealth
 * with each sign; under the null the expected wealth never exceeds 1, so by Ville's inequality
 * wealth reaches 1 / alpha with probability at most alpha, over all times. Zero differences leave
 * the wealth as it is; n = 0 has wealth 1.
 *
 * <p>Ville (1939); Shafer, Shen, Vereshchagin, Vovk (2011), doi:<a
 * href="https://doi.org/10.1214/10-STS347">10.1214/10-STS347</a>; Ramdas, Grunwald, Vovk, Shafer
 * (2023), doi:<a href="https://doi.org/10.1214/23-STS894">10.1214/23-STS894</a>.
 */
public final class SignEProcess {
  private SignEProcess() {}

  /**
   * A course of wealth.
   *
   * @param logWealth natural logarithm of the wealth after each difference
   * @param p anytime-valid p-value: 1 over the largest wealth so far, at most 1
   * @param firstRejection number of differences seen when 1 / alpha was first reached; 0 if never
   */
  public record Course(List<Double> logWealth, PValue p, int firstRejection) {}

  /**
   * Follows {@code differences} in their order.
   *
   * @param differences paired differences, round-off zeros exactly 0; infinities count by sign
   * @param alpha level, in (0, 1)
   * @param prior both parameters of the Beta prior, above 0; 0.5 is Krichevsky-Trofimov's
   */
  public static Course follow(double[] differences, double alpha, double prior) {
    if (!(alpha > 0 && alpha < 1 && prior > 0 && Double.isFinite(prior))) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "needs alpha in (0, 1) and a prior above 0, found " + alpha + " and " + prior);
    }
    List<Double> logWealth = new ArrayList<>();
    int better = 0;
    int worse = 0;
    int first = 0;
    double most = 0;
    for (int i = 0; i < differences.length; i++) {
      if (Double.isNaN(differences[i])) {
        throw new Refusal(Refusal.Reason.MISSING, "difference " + i + " is missing");
      }
      better += differences[i] > 0 ? 1 : 0;
      worse += differences[i] < 0 ? 1 : 0;
      double wealth = logWealth(better, worse, prior);
      logWealth.add(wealth);
      most = Math.max(most, wealth);
      if (first == 0 && wealth >= -Math.log(alpha)) {
        first = i + 1;
      }
    }
    return new Course(logWealth, new PValue(-most), first);
  }

  private static double logWealth(int better, int worse, double prior) {
    int n = better + worse;
    return logBeta(prior + better, prior + worse) - logBeta(prior, prior) + n * Math.log(2);
  }

  private static double logBeta(double a, double b) {
    return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
  }
}
