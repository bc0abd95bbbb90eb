package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.engine.spec.StoppingRule;
import org.graft.engine.study.scores.Looks;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.PValue;
import org.graft.stats.design.GroupSequential;
import org.graft.stats.design.Sides;
import org.graft.stats.design.SignEProcess;
import org.graft.stats.design.Spending;
import org.graft.stats.distribution.Normal;
import org.graft.stats.location.Differences;
import org.graft.stats.location.SignFlip;

/**
 * The declared test under repeated looks. Its p-value holds its level whenever one stops, so that
 * any adjustment over a family that takes p-values takes these.
 *
 * <p>With boundaries it is the smallest level at which one of the looks so far would have crossed
 * its boundary (Lan and DeMets 1983, doi:10.1093/biomet/70.3.659, in the significance-level
 * approach); for the wager see {@link SignEProcess}.
 *
 * @param looks when it is looked at
 * @param effort draws that are worth their time
 */
record SequentialTest(Looks looks, Effort effort) {
  private static final String BOUNDARIES =
      "sign-flip permutation test at O'Brien-Fleming boundaries of the mean paired difference,"
          + " two-sided";
  private static final String WAGER = "sign e-process, two-sided";
  private static final int BISECTIONS = 30;
  private static final double LEAST = 1e-12;

  String name() {
    return looks.rule() == StoppingRule.Rule.E_PROCESS ? WAGER : BOUNDARIES;
  }

  /** The test of pairs, of which {@code repeats} were planned so far. */
  TestResult test(Pairs pairs, int repeats) {
    return Attempt.test(
        name(),
        () ->
            looks.rule() == StoppingRule.Rule.E_PROCESS
                ? wager(pairs)
                : boundaries(pairs, looks.taken(repeats)));
  }

  private TestResult wager(Pairs pairs) {
    Differences differences = pairs.differences();
    double[] d = differences.some(1, name()).values();
    long up = Arrays.stream(d).filter(v -> v > 0).count();
    long down = Arrays.stream(d).filter(v -> v < 0).count();
    double mean = Arrays.stream(d).average().orElse(0);
    String count = up + " pairs above 0, " + down + " below";
    return (up - down) * mean < 0
        ? result(PValue.of(1), count + ", against the sign of the mean: no direction is shown")
        : result(SignEProcess.follow(d, 0.05, 0.5).p(), count);
  }

  private TestResult boundaries(Pairs pairs, int taken) {
    if (taken == 0) {
      return TestResult.refused(
          name(), "the first look is after " + looks.after().get(0) + " repeats");
    }
    List<Double> raw = new ArrayList<>();
    for (int until : looks.after().subList(0, taken)) {
      raw.add(raw(pairs, until));
    }
    double[] times =
        looks.after().subList(0, taken).stream()
            .mapToDouble(n -> n / (double) looks.all())
            .toArray();
    double low = Math.log(LEAST);
    double high = 0;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (crosses(raw, nominal(times, Math.exp(middle)))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    String seen =
        String.join(", ", raw.stream().map(p -> PValue.of(p).toString()).toList())
            + " at "
            + (taken == looks.after().size() ? "all" : "the first " + taken + " of")
            + " "
            + looks.after().size()
            + " looks";
    return result(PValue.of(Math.exp(high)), seen);
  }

  /** The two-sided p-value of the pairs of the first so many repeats; 1 where it cannot be had. */
  private double raw(Pairs pairs, int until) {
    int[] rows =
        IntStream.range(0, pairs.units()).filter(i -> pairs.places().get(i) < until).toArray();
    Differences d =
        Differences.of(
            Arrays.stream(rows).mapToDouble(i -> pairs.unitX()[i]).toArray(),
            Arrays.stream(rows).mapToDouble(i -> pairs.unitY()[i]).toArray());
    if (rows.length < 2 || d.nonzero().length == 0) {
      return 1;
    }
    return SignFlip.test(d, effort.seed(), effort.draws(rows.length / 8 + 1, 20_000, 100_000))
        .p()
        .value();
  }

  /** The level of each look when all of them together spend {@code level}. */
  static double[] nominal(double[] times, double level) {
    return GroupSequential.spending(times, level, Sides.TWO, Spending.OBRIEN_FLEMING).z().stream()
        .mapToDouble(z -> 2 * Normal.STANDARD.survival(z))
        .toArray();
  }

  private static boolean crosses(List<Double> raw, double[] nominal) {
    return IntStream.range(0, nominal.length).anyMatch(k -> raw.get(k) <= nominal[k]);
  }

  private TestResult result(PValue p, String seen) {
    return TestResult.of(name(), Double.NaN, p).noted(seen);
  }
}
