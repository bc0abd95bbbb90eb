package org.graft.stats.spread;

import java.util.List;
import java.util.Map;
import org.graft.stats.Interval;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Method.Input;
import org.jspecify.annotations.Nullable;

/** Results of this package as the catalogue writes them, and the inputs its methods share. */
final class Statistics {
  static final Input X = new Input("x", "vector", "", "first sample");
  static final Input Y = new Input("y", "vector", "", "second sample");
  static final Input GROUPS =
      new Input("groups", "vectors", "[x, y]", "two or more samples; or give x and y");
  static final Input CONFIDENCE =
      new Input("confidence", "number", "0.95", "confidence of the interval, in (0, 1)");
  static final Input HIGHER =
      new Input("higher_is_better", "flag", "true", "whether larger scores are better");
  static final Input SEED = new Input("seed", "integer", "1", "seed of the random numbers");
  static final String EDGES =
      "Missing values are dropped and noted, pairs whole; too few values, infinite ones and"
          + " constants are refused by name; any scale from subnormal to 1e300 is answered.";

  private Statistics() {}

  static Map<String, @Nullable Object> levene(double[][] groups, Center center) {
    Levene.Result result = Levene.test(groups, center);
    return new Answer()
        .put("W", result::w)
        .put("df1", result::df1)
        .put("df2", result::df2)
        .put("p", result::p)
        .values();
  }

  static Map<String, @Nullable Object> bartlett(double[][] groups) {
    Bartlett.Result result = Bartlett.test(groups);
    return new Answer().put("K2", result::k2).put("df", result::df).put("p", result::p).values();
  }

  static Map<String, @Nullable Object> fligner(double[][] groups, RoundOff roundOff) {
    FlignerKilleen.Result result = FlignerKilleen.test(groups, roundOff);
    return new Answer()
        .put("chi2", result::chi2)
        .put("df", result::df)
        .put("p", result::p)
        .values();
  }

  /** AB with the p that R prints: exact for small untied samples, else asymptotic. */
  static Map<String, @Nullable Object> ansari(AnsariBradley test, int m, int n) {
    boolean exact = test.untied() && m < 50 && n < 50;
    return new Answer()
        .put("AB", test::statistic)
        .put("p", () -> exact ? test.exact() : test.asymptotic())
        .values();
  }

  static Map<String, @Nullable Object> pitmanMorgan(double[] x, double[] y) {
    PitmanMorgan pearson = PitmanMorgan.test(x, y);
    double spearman = PitmanMorgan.spearmanCorrelation(x, y);
    return new Answer()
        .put("r", pearson::r)
        .put("t", pearson::t)
        .put("df", pearson::df)
        .put("p", pearson::p)
        .put("spearman_version_r", () -> spearman)
        .values();
  }

  static List<Double> pair(Interval interval) {
    return List.of(interval.low(), interval.high());
  }
}
